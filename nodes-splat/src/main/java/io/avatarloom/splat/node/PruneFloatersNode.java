package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.ValueTypes;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Late pruning of disconnected, faint and large splats (Arc2Avatar, E.4; the paper leaves the
 * connectivity rule open). On a finished cloud, or between densification and Adam in the last part
 * of a region.
 */
public final class PruneFloatersNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.pruneFloaters",
          1,
          "Prune floaters",
          "Removes splats that hang apart from the head, faint ones and large ones; never facial"
              + " ones. Start, interval and the rule of connection are not published: the defaults"
              + " are the last 2,000 of 7,000 iterations, every 500, and a graph of splats within"
              + " linkFactor median spacings. Link a cloud to prune it once, or state and gradient to prune inside a region.");
  private static final In<SplatCloud> CLOUD =
      B.optional("cloud", ValueTypes.SPLAT_CLOUD, "Finished splats, pruned once.");
  private static final In<SplatState> STATE =
      B.optional("state", ValueTypes.SPLAT_STATE, "Splats of a region, pruned every interval.");
  private static final In<SplatGradient> GRADIENT =
      B.optional("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient that goes with the state.");
  private static final Param<Boolean> ENABLED =
      B.flag("enabled", true, "False hands everything through unchanged.");
  private static final Param<Integer> START =
      B.integer("start", 5000, 0, Double.NaN, "", "First iteration that may prune a state.");
  private static final Param<Integer> INTERVAL =
      B.integer("interval", 500, 1, Double.NaN, "", "Iterations between prunings of a state.");
  private static final Param<Double> LINK =
      B.number(
          "linkFactor",
          3,
          0.1,
          1000,
          "",
          "Two splats are linked within this many median spacings of the template's splats (of all,"
              + " where none is bound to a vertex), or this many of their own scales where those"
              + " are larger.");
  private static final Param<Integer> MIN_COMPONENT =
      B.integer(
          "minComponent",
          0,
          0,
          Double.NaN,
          "",
          "Separate groups of at least this many splats stay; 0 removes every separate group.");
  private static final Param<Double> MIN_OPACITY =
      B.from(
          B.number("minOpacity", 0.2, 0, 1, "", "Fainter splats are removed."),
          "Arc2Avatar, configs");
  private static final Param<Double> MAX_SCALE =
      B.from(
          B.number(
              "maxWorldScale",
              0.45,
              0,
              Double.NaN,
              "",
              "Larger splats are removed, in the unit of the splats (head about 2 high: 0.45)."),
          "Arc2Avatar, 0.1 x extent");
  private static final Out<SplatCloud> PRUNED_CLOUD =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The rest of the cloud, or of the state.");
  private static final Out<SplatState> PRUNED_STATE =
      B.out("state", ValueTypes.SPLAT_STATE, "The rest of the state, when one is linked.");
  private static final Out<SplatGradient> PRUNED_GRADIENT =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "The rest of the gradient, when linked.");
  private static final Out<NumberValue> PRUNED =
      B.out("pruned", ValueTypes.NUMBER, "Splats removed.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Optional<SplatState> state = run.find(STATE);
    Optional<SplatCloud> cloud = run.find(CLOUD);
    if (state.isPresent() == cloud.isPresent()) {
      throw new NodeException(
          "cloud",
          "expected either a cloud or a state, met " + (state.isPresent() ? "both" : "none"));
    }
    if (state.isPresent()) {
      runInside(run, state.get());
    } else {
      int count = cloud.get().count();
      int[] kept = run.get(ENABLED) ? kept(run, cloud.get()) : IntStream.range(0, count).toArray();
      run.set(PRUNED_CLOUD, Clouds.pick(cloud.get(), kept));
      run.set(PRUNED, new NumberValue(count - kept.length));
    }
  }

  private static void runInside(NodeRun run, SplatState state) throws NodeException {
    int count = state.cloud().count();
    Optional<SplatGradient> gradient = run.find(GRADIENT);
    if (gradient.isPresent() && gradient.get().count() != count) {
      throw new NodeException(
          "gradient",
          "expected the gradient of " + count + " splats, met " + gradient.get().count());
    }
    boolean due =
        run.get(ENABLED)
            && run.iteration() >= run.get(START)
            && run.iteration() % run.get(INTERVAL) == 0;
    int[] kept = due ? kept(run, state.cloud()) : IntStream.range(0, count).toArray();
    boolean same = kept.length == count;
    SplatState rest = same ? state : Survivors.of(state, kept, null);
    run.set(PRUNED_STATE, rest);
    run.set(PRUNED_CLOUD, rest.cloud());
    if (gradient.isPresent()) {
      run.set(PRUNED_GRADIENT, same ? gradient.get() : Survivors.of(gradient.get(), kept, null));
    }
    run.set(PRUNED, new NumberValue(count - kept.length));
  }

  private static int[] kept(NodeRun run, SplatCloud cloud) {
    FloaterRule rule =
        new FloaterRule(
            run.get(LINK), run.get(MIN_COMPONENT), run.get(MIN_OPACITY), run.get(MAX_SCALE));
    boolean[] dead = rule.dead(cloud);
    return IntStream.range(0, dead.length).filter(i -> !dead[i]).toArray();
  }
}
