package io.avatarloom.editor.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
   */
  public record Entry(String title, Sketch state) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Consumer<Sketch>> listeners = new ArrayList<>();
  private int present;
  private int saved;
  private String gesture = "";

  public Document(Sketch start) {
    entries.add(new Entry("open", start));
  }

  public Sketch state() {
    return entries.get(present).state();
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
    Sketch before = state();
    Sketch after = edit.apply(before);
    if (after == before) {
      return;
    }
    boolean joins = !inGesture.isEmpty() && inGesture.equals(gesture) && present > 0;
    entries.subList(present + 1, entries.size()).clear();
    if (saved > present) {
      saved = -1;
    }
    if (joins) {
      entries.set(present, new Entry(edit.title(), after));
      saved = saved == present ? -1 : saved;
    } else {
      entries.add(new Entry(edit.title(), after));
      present++;
    }
    gesture = inGesture;
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

  /** Goes to an entry of the history; ignores positions that do not exist. */
  public void goTo(int entry) {
    if (entry < 0 || entry >= entries.size() || entry == present) {
      return;
    }
    present = entry;
    gesture = "";
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

  public void markSaved() {
    saved = present;
    gesture = "";
  }

  /** Calls back after every change of the present state. */
  public void listen(Consumer<Sketch> listener) {
    listeners.add(listener);
  }

  private void tell() {
    Sketch now = state();
    List.copyOf(listeners).forEach(listener -> listener.accept(now));
  }
}
