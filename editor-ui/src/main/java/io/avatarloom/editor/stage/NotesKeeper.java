package io.avatarloom.editor.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what is kept with an avatar from its file, and writes every change there. */
final class NotesKeeper {
  private final StageModel model;
  private final Messages messages;
  private Optional<Path> file = Optional.empty();
  private StageNotes written = StageNotes.none();

  NotesKeeper(StageModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    model.onChange(this::keep);
  }

  /** An avatar without a file is on the stage; what is kept now lasts as long as the stage. */
  void leave() {
    file = Optional.empty();
  }

  /** The avatar of a file is on the stage. A damaged file is said, and left as it is. */
  void open(Path avatar) {
    leave();
    try {
      Path notes = StageNotesFile.of(avatar);
      written = StageNotesFile.read(notes);
      model.notes(written);
      file = Optional.of(notes);
    } catch (IOException e) {
      model.notes(StageNotes.none());
      messages.error(e.getMessage() + ".");
    }
  }

  private void keep() {
    if (file.isEmpty() || model.notes().equals(written)) {
      return;
    }
    written = model.notes();
    try {
      StageNotesFile.write(file.get(), written);
    } catch (IOException e) {
      messages.error(
          "Cameras and poses could not be kept in " + file.get() + ": " + e.getMessage() + ".");
    }
  }
}
