package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.PoseControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is on the stage, without a toolkit. Used by one thread; listeners hear of every change. */
final class StageModel {
  private final List<Runnable> listeners = new ArrayList<>();
  private List<Actor> actors = List.of();
  private Set<String> controls = Set.of();
  private OrbitCamera camera = OrbitCamera.frontal();
  private Look look = Look.plain();
  private SortedMap<String, Double> sliders = new TreeMap<>();
  private Optional<MotionClip> motion = Optional.empty();
  private Playhead motionHead = Playhead.atStart();
  private Optional<Path> sound = Optional.empty();
  private StageNotes notes = StageNotes.none();
  private CameraPath path = CameraPath.empty();
  private Playhead pathHead = Playhead.atStart().withLoop(false);

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  List<Actor> actors() {
    return actors;
  }

  /** Shows avatars; the camera goes home when the stage was empty. */
  void show(List<Actor> shown) {
    boolean first = actors.isEmpty();
    actors = List.copyOf(shown);
    controls =
        poser().stream()
            .flatMap(head -> head.controls().stream())
            .map(PoseControl::name)
            .collect(Collectors.toUnmodifiableSet());
    if (first) {
      home();
    } else {
      changed();
    }
  }

  /** The head by which the first avatar is posed. */
  Optional<AvatarPoser> poser() {
    return actors.stream().flatMap(actor -> actor.poser().stream()).findFirst();
  }

  /** Whether the head on the stage has a control. */
  boolean knows(String control) {
    return controls.contains(control);
  }

  OrbitCamera camera() {
    return camera;
  }

  void camera(OrbitCamera wanted) {
    camera = wanted;
    changed();
  }

  /** Frames the first avatar again. */
  void home() {
    camera(actors.isEmpty() ? OrbitCamera.frontal() : actors.get(0).home());
  }

  Look look() {
    return look;
  }

  void look(Look wanted) {
    look = wanted;
    changed();
  }

  SortedMap<String, Double> sliders() {
    return sliders;
  }

  /** Sets one slider; 0 is neutral. */
  void slider(String control, double value) {
    SortedMap<String, Double> values = new TreeMap<>(sliders);
    if (value == 0) {
      values.remove(control);
    } else {
      values.put(control, value);
    }
    sliders(values);
  }

  void sliders(SortedMap<String, Double> values) {
    sliders = new TreeMap<>(values);
    changed();
  }

  Optional<MotionClip> motion() {
    return motion;
  }

  /** Puts a clip on, at its start; empty takes it off. */
  void motion(Optional<MotionClip> clip) {
    motion = clip;
    motionHead = motionHead.at(0);
    changed();
  }

  Playhead motionHead() {
    return motionHead;
  }

  void motionHead(Playhead head) {
    motionHead = head;
    changed();
  }

  /** The sound file that plays along with the motion. */
  Optional<Path> sound() {
    return sound;
  }

  void sound(Optional<Path> file) {
    sound = file;
    changed();
  }

  /** Cameras and poses kept with the avatar. */
  StageNotes notes() {
    return notes;
  }

  void notes(StageNotes kept) {
    notes = kept;
    changed();
  }

  CameraPath path() {
    return path;
  }

  void path(CameraPath wanted) {
    path = wanted;
    changed();
  }

  Playhead pathHead() {
    return pathHead;
  }

  /** Moves along the camera path; the camera goes there. */
  void pathHead(Playhead head) {
    pathHead = head;
    if (!path.keys().isEmpty()) {
      camera = path.at(head.seconds());
    }
    changed();
  }

  /** Lets time pass for what is playing. */
  void tick(double seconds) {
    boolean moves = motionHead.playing() && motion.isPresent();
    if (moves) {
      motionHead = motionHead.after(seconds, motion.get().seconds());
    }
    if (pathHead.playing()) {
      pathHead(pathHead.after(seconds, path.seconds()));
    } else if (moves) {
      changed();
    }
  }

  Shot shot(int width, int height) {
    return shot(camera, motionHead.seconds(), width, height);
  }

  /** A picture at another camera and time of the motion. */
  Shot shot(OrbitCamera from, double motionSeconds, int width, int height) {
    SortedMap<String, Double> values = new TreeMap<>(sliders);
    motion.ifPresent(clip -> values.putAll(clip.at(motionSeconds)));
    values.values().removeIf(value -> value == 0);
    if (!controls.isEmpty()) {
      values.keySet().retainAll(controls);
    }
    return new Shot(actors, from, values, look, width, height);
  }
}
