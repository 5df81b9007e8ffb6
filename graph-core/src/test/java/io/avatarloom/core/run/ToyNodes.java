package io.avatarloom.core.run;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A small library for tests of the machine; counts how often each node type ran. */
public final class ToyNodes implements NodeLibrary {
  private final List<WeakReference<Animation>> clips = new CopyOnWriteArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  /** How often nodes of a type ran. */
  int runs(String type) {
    return runs.getOrDefault(type, 0);
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new ToyNode(ADD.build(), ToyNodes::add),
        new ToyNode(HALF.build(), ToyNodes::half),
        new ToyNode(NOISE.build(), run -> run.set(DRAWN, number(run.random("toy").uniform()))),
        new ToyNode(WAIT.build(), ToyNodes::pause),
        new ToyNode(FAIL.build(), ToyNodes::fail),
        new ToyNode(TELL.build(), ToyNodes::tell),
        new ToyNode(CLIP.build(), this::clip),
        new ToyNode(GREY_OF.build(), run -> run.set(GREY_LEVEL, level(run.get(WATCHED)))),
        new ToyNode(
            DEVICE.build(), run -> run.set(THERE, number(run.device().isPresent() ? 1 : 0))),
        new ToyNode(LARGE.build(), this::large),
        new ToyNode(HUNGRY.build(), ToyNodes::eat),
        new ToyNode(LIVE.build(), run -> run.set(CLIPS, number(liveClips()))),
        new ToyNode(READ.build(), run -> run.set(WORDS, words(run))));
  }

  /** Calls a node's body. */
  private interface Body {
    void run(NodeRun run) throws Exception;
  }

  private final class ToyNode implements Node {
    private final NodeSpec spec;
    private final Body body;

    ToyNode(NodeSpec spec, Body body) {
      this.spec = spec;
      this.body = body;
    }

    @Override
    public NodeSpec spec() {
      return spec;
    }

    @Override
    public void run(NodeRun run) throws Exception {
      runs.merge(spec.id(), 1, Integer::sum);
      body.run(run);
    }
  }

  private static final NodeSpec.Builder ADD = NodeSpec.of("toy.add", 1, "Add", "a + b + plus.");
  private static final In<NumberValue> A = ADD.in("a", ValueTypes.NUMBER, "First.");
  private static final In<NumberValue> B = ADD.optional("b", ValueTypes.NUMBER, "Second.");
  private static final Param<Double> PLUS = ADD.number("plus", 0, -100, 100, "", "Added besides.");
  private static final Out<NumberValue> SUM = ADD.out("sum", ValueTypes.NUMBER, "The sum.");

  private static void add(NodeRun run) {
    double b = run.find(B).map(NumberValue::number).orElse(0.0);
    run.set(SUM, number(run.get(A).number() + b + run.get(PLUS)));
  }

  private static final NodeSpec.Builder HALF = NodeSpec.of("toy.half", 1, "Half", "(a + b) / 2.");
  private static final In<NumberValue> ONE = HALF.in("a", ValueTypes.NUMBER, "First.");
  private static final In<NumberValue> OTHER = HALF.in("b", ValueTypes.NUMBER, "Second.");
  private static final Out<NumberValue> MEAN = HALF.out("sum", ValueTypes.NUMBER, "Their mean.");

  private static void half(NodeRun run) {
    run.set(MEAN, number((run.get(ONE).number() + run.get(OTHER).number()) / 2));
  }

  private static final NodeSpec.Builder NOISE =
      NodeSpec.of("toy.noise", 1, "Noise", "A random number.");
  private static final Out<NumberValue> DRAWN = NOISE.out("x", ValueTypes.NUMBER, "The number.");

  private static final NodeSpec.Builder WAIT =
      NodeSpec.of("toy.wait", 1, "Wait", "Hands a number on after a while.");
  private static final In<NumberValue> EARLY = WAIT.in("x", ValueTypes.NUMBER, "Number.");
  private static final Param<Integer> MILLIS =
      WAIT.integer("millis", 0, 0, 60_000, "ms", "How long.");
  private static final Out<NumberValue> LATE = WAIT.out("x", ValueTypes.NUMBER, "The same.");

  private static void pause(NodeRun run) throws InterruptedException {
    for (int i = 0; i < run.get(MILLIS); i += 10) {
      run.checkCancelled();
      Thread.sleep(10);
    }
    run.set(LATE, run.get(EARLY));
  }

  private static final NodeSpec.Builder DEVICE =
      NodeSpec.of("toy.device", 1, "Device", "1 where there is an accelerator, else 0.");
  private static final Out<NumberValue> THERE = DEVICE.out("x", ValueTypes.NUMBER, "0 or 1.");

  private static final NodeSpec.Builder LARGE =
      NodeSpec.of("toy.large", 1, "Large", "Says that it needs memory, and hands a number on.")
          .memory(run -> (long) run.get(ToyNodes.MEGABYTES) << 20);
  private static final In<NumberValue> BEFORE_LARGE = LARGE.in("x", ValueTypes.NUMBER, "Number.");
  private static final Param<Integer> MEGABYTES =
      LARGE.integer("megabytes", 1, 0, Integer.MAX_VALUE, "MB", "How much.");
  private static final Param<Integer> LARGE_MILLIS =
      LARGE.integer("millis", 0, 0, 60_000, "ms", "How long.");
  private static final Out<NumberValue> AFTER_LARGE = LARGE.out("x", ValueTypes.NUMBER, "Same.");

  private void large(NodeRun run) throws InterruptedException {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.sleep(run.get(LARGE_MILLIS));
    inside.decrementAndGet();
    run.set(AFTER_LARGE, run.get(BEFORE_LARGE));
  }

  /** How many of toy.large were at work at the same time, at most. */
  int most() {
    return most.get();
  }

  private static final NodeSpec.Builder HUNGRY =
      NodeSpec.of("toy.hungry", 1, "Hungry", "Takes all memory of Java.");
  private static final In<NumberValue> FOOD = HUNGRY.in("x", ValueTypes.NUMBER, "Number.");
  private static final Out<NumberValue> SATED = HUNGRY.out("x", ValueTypes.NUMBER, "Same.");

  private static void eat(NodeRun run) {
    List<long[]> eaten = new ArrayList<>();
    while (eaten.size() < 1_000_000) {
      eaten.add(new long[1 << 24]);
    }
    run.set(SATED, run.get(FOOD));
  }

  private static final NodeSpec.Builder FAIL =
      NodeSpec.of("toy.fail", 1, "Fail", "Fails at its input.");
  private static final In<NumberValue> BAIT = FAIL.in("x", ValueTypes.NUMBER, "Number.");
  private static final Out<NumberValue> NEVER = FAIL.out("x", ValueTypes.NUMBER, "Nothing.");

  private static void fail(NodeRun run) throws NodeException {
    double met = run.get(BAIT).number();
    if (met > 0) {
      throw new NodeException(BAIT.id(), "expected a number below 0, met " + met);
    }
    run.set(NEVER, number(met));
  }

  private static final NodeSpec.Builder TELL =
      NodeSpec.of("toy.tell", 1, "Tell", "Tells its progress and hands a number on.");
  private static final In<NumberValue> TOLD = TELL.in("x", ValueTypes.NUMBER, "Number.");
  private static final Out<NumberValue> HEARD = TELL.out("x", ValueTypes.NUMBER, "The same.");

  private static void tell(NodeRun run) {
    run.progress(0.5, "half way");
    run.log("one line");
    run.device();
    run.set(HEARD, run.get(TOLD));
  }

  private static final NodeSpec.Builder CLIP =
      NodeSpec.of("toy.clip", 1, "Clip", "Two grey frames.");
  private static final In<NumberValue> GREY = CLIP.in("grey", ValueTypes.NUMBER, "0 to 1.");
  private static final Out<Animation> FRAMES = CLIP.out("clip", ValueTypes.ANIMATION, "The clip.");

  private void clip(NodeRun run) {
    float[] pixels = new float[2 * 3 * 16 * 16];
    java.util.Arrays.fill(pixels, (float) run.get(GREY).number());
    Animation made = new Animation(Tensor.of(pixels, 2, 3, 16, 16), 10);
    clips.add(new WeakReference<>(made));
    run.set(FRAMES, made);
  }

  private static final NodeSpec.Builder GREY_OF =
      NodeSpec.of("toy.grey", 1, "Grey", "First pixel of a clip.");
  private static final In<Animation> WATCHED = GREY_OF.in("clip", ValueTypes.ANIMATION, "Clip.");
  private static final In<NumberValue> AFTER =
      GREY_OF.optional("after", ValueTypes.NUMBER, "Only waited for.");
  private static final Out<NumberValue> GREY_LEVEL =
      GREY_OF.out("grey", ValueTypes.NUMBER, "0 to 1.");

  private static NumberValue level(Animation clip) {
    return number(clip.frames().at(0));
  }

  private static final NodeSpec.Builder LIVE =
      NodeSpec.of("toy.live", 1, "Live", "Counts the clips that are still in memory.");
  private static final In<NumberValue> BEFORE = LIVE.in("x", ValueTypes.NUMBER, "Waited for.");
  private static final Out<NumberValue> CLIPS = LIVE.out("clips", ValueTypes.NUMBER, "Count.");

  private double liveClips() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(10);
    }
    return clips.stream().filter(clip -> clip.get() != null).count();
  }

  private static final NodeSpec.Builder READ =
      NodeSpec.of("toy.read", 1, "Read", "The text of a file.");
  private static final Param<String> SOURCE = READ.file("source", "", List.of("txt"), "The file.");
  private static final Out<TextValue> WORDS = READ.out("text", ValueTypes.TEXT, "Its text.");

  private static TextValue words(NodeRun run) throws Exception {
    return new TextValue(Files.readString(run.path(SOURCE)));
  }

  private static NumberValue number(double value) {
    return new NumberValue(value);
  }
}
