package io.avatarloom.editor.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * The document being edited: its present state and the states before and after it. States share
 * what did not change, so undo only moves a pointer. Used from one thread.
 */
public final class Document {
  /**
   * One entry of the history.
   *
   * @param title what led to the state
   * @param state of the whole document
   * @param place where the edit was made
   */
  public record Entry(String title, Sketch state, Place place) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Consumer<Sketch>> listeners = new ArrayList<>();
  private int present;
  private int saved;
  private final Function<NodeItem, Size> size;
  private String gesture = "";
  private Place place = Place.ROOT;
  private Optional<Sketch> level = Optional.empty();

  public Document(Sketch start) {
    this(start, node -> new Size(200, 120));
  }

  /**
   * @param size extent of a node as it will be drawn, for subgraphs without a layout
   */
  public Document(Sketch start, Function<NodeItem, Size> size) {
    this.size = size;
    entries.add(new Entry("open", start, Place.ROOT));
  }

  /** The state of the place one works at: of the recipe, or of the subgraph that is open. */
  public Sketch state() {
    return level.orElseGet(this::whole);
  }

  /** The state of the recipe with all its subgraphs: what is saved and run. */
  public Sketch whole() {
    return entries.get(present).state();
  }

  /** Where one works. Edits change the state of this place. */
  public Place place() {
    return place;
  }

  /** Name of the subgraph that is open; empty for none. */
  public Optional<String> subgraph() {
    return Levels.definitionAt(whole(), place);
  }

  /**
   * Goes to a place.
   *
   * @return false when there is no such place, or the definition stands in another file
   */
  public boolean go(Place wanted) {
    boolean there = wanted.isRoot() || Levels.definitionAt(whole(), wanted).isPresent();
    if (there && !wanted.equals(place)) {
      gesture = "";
      settle(wanted);
      tell();
    }
    return there && place.equals(wanted);
  }

  /** Takes the place, or the nearest around it that can be shown. */
  private void settle(Place wanted) {
    place = Levels.existing(whole(), wanted);
    level = subgraph().flatMap(name -> Levels.read(whole(), name, size));
    if (level.isEmpty()) {
      place = Place.ROOT;
    }
  }

  /** Applies an edit as a step of its own. */
  public void apply(Edit edit) {
    apply(edit, "");
  }

  /**
   * Applies an edit. Edits that follow one another with the same gesture are one step of the
   * history; the step goes back to the state before the first of them.
   *
   * @param inGesture id of the gesture, empty for none
   */
  public void apply(Edit edit, String inGesture) {
    if (level.isEmpty()) {
      Sketch after = edit.apply(whole());
      if (after != whole()) {
        keep(edit.title(), after, inGesture);
      }
    } else {
      applyInside(edit, inGesture);
    }
  }

  private void applyInside(Edit edit, String inGesture) {
    String name = subgraph().orElseThrow();
    Mentions mentions = new Mentions(whole(), name);
    Sketch before = mentions.into(state());
    Sketch after = edit.apply(before);
    if (after != before) {
      Sketch inside = Mentions.without(after);
      Sketch changed = mentions.carried(Levels.write(whole(), name, inside), after);
      level = Optional.of(Levels.among(Levels.section(changed), inside));
      keep(edit.title(), changed, inGesture);
    }
  }

  /** Applies an edit of the recipe itself, wherever one works. */
  public void applyToWhole(Edit edit) {
    applyToWhole(edit, "");
  }

  /**
   * Applies an edit of the recipe itself, wherever one works.
   *
   * @param inGesture id of the gesture, empty for none
   */
  public void applyToWhole(Edit edit, String inGesture) {
    Sketch after = edit.apply(whole());
    if (after != whole()) {
      keep(edit.title(), after, inGesture, () -> settle(place));
    }
  }

  private void keep(String title, Sketch whole, String inGesture) {
    keep(title, whole, inGesture, () -> {});
  }

  private void keep(String title, Sketch whole, String inGesture, Runnable afterwards) {
    boolean joins = !inGesture.isEmpty() && inGesture.equals(gesture) && present > 0;
    entries.subList(present + 1, entries.size()).clear();
    if (saved > present) {
      saved = -1;
    }
    if (joins) {
      entries.set(present, new Entry(title, whole, place));
      saved = saved == present ? -1 : saved;
    } else {
      entries.add(new Entry(title, whole, place));
      present++;
    }
    gesture = inGesture;
    afterwards.run();
    tell();
  }

  /** Ends a gesture: a later edit with the same id starts a new step. */
  public void endGesture() {
    gesture = "";
  }

  public boolean canUndo() {
    return present > 0;
  }

  public boolean canRedo() {
    return present < entries.size() - 1;
  }

  public void undo() {
    goTo(present - 1);
  }

  public void redo() {
    goTo(present + 1);
  }

  /**
   * Goes to an entry of the history, and to where the last edit on the way was made; ignores
   * positions that do not exist.
   */
  public void goTo(int entry) {
    if (entry < 0 || entry >= entries.size() || entry == present) {
      return;
    }
    Place changed = entries.get(entry < present ? entry + 1 : entry).place();
    present = entry;
    gesture = "";
    settle(changed);
    tell();
  }

  /** Titles of the history, oldest first. */
  public ImmutableList<String> history() {
    return Lists.immutable.ofAll(entries).collect(Entry::title);
  }

  /** Position of the present state in the history. */
  public int position() {
    return present;
  }

  public boolean isSaved() {
    return saved == present;
  }

  /** No state of the history is what the file holds: the document was found again. */
  public void markChanged() {
    saved = -1;
  }

  public void markSaved() {
    saved = present;
    gesture = "";
  }

  /** Calls back after every change of the present state, and after one has gone elsewhere. */
  public void listen(Consumer<Sketch> listener) {
    listeners.add(listener);
  }

  private void tell() {
    Sketch now = state();
    List.copyOf(listeners).forEach(listener -> listener.accept(now));
  }
}
