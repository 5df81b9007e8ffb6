package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.file.PngText;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFileTest {
  @TempDir Path folder;

  @Test
  void openEditSave() throws Exception {
    Path path = folder.resolve("toy.loom.json");
    Files.writeString(path, Toy.TEXT);
    RecipeFile.Opened opened = RecipeFile.open(path);
    Document document = new Document(SketchReader.read(opened.recipe(), Toy.SIZE));
    RecipeFile file = new RecipeFile(document, opened.file());
    assertThat(file.isDirty()).isFalse();
    assertThat(path).hasContent(Toy.TEXT);
    document.apply(MoveEdits.nodes(Set.of("small"), 1, 1));
    assertThat(file.isDirty()).isTrue();
    file.save();
    assertThat(file.isDirty()).isFalse();
    assertThat(Files.readString(path)).isEqualTo(SketchWriter.text(document.state()));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    document.undo();
    assertThat(file.isDirty()).isTrue();
  }

  @Test
  void changesOfOtherProgramsAreSeen() throws Exception {
    Path path = folder.resolve("toy.loom.json");
    Files.writeString(path, Toy.TEXT);
    RecipeFile file = new RecipeFile(new Document(Toy.sketch()), Optional.of(path));
    assertThat(file.isChangedOutside()).isFalse();
    Files.writeString(path, Toy.TEXT.replace("\"seed\": 7", "\"seed\": 8"));
    assertThat(file.isChangedOutside()).isTrue();
    file.save();
    assertThat(file.isChangedOutside()).isFalse();
  }

  @Test
  void saveAsTakesTheEndingOfRecipes() throws Exception {
    RecipeFile file = new RecipeFile(new Document(Toy.sketch()), Optional.empty());
    assertThatThrownBy(file::save).isInstanceOf(IllegalStateException.class);
    file.saveAs(folder.resolve("copy"));
    assertThat(file.path()).contains(folder.resolve("copy.loom.json"));
    assertThat(RecipeFile.open(folder.resolve("copy.loom.json")).recipe().seed()).isEqualTo(7);
  }

  @Test
  void aFailedSaveChangesNothing() {
    RecipeFile file = new RecipeFile(new Document(Toy.sketch()), Optional.empty());
    assertThatThrownBy(() -> file.saveAs(Path.of("/proc/nowhere/copy.loom.json")))
        .isInstanceOf(IOException.class);
    assertThat(file.path()).isEmpty();
  }

  @Test
  void aPictureOpensAsItsRecipe() throws Exception {
    byte[] plain = ImageFiles.png(new Image(Tensor.of(new float[4], 1, 2, 2)));
    Path picture = folder.resolve("result.png");
    Files.write(picture, PngText.with(plain, PngText.RECIPE, Toy.TEXT));
    RecipeFile.Opened opened = RecipeFile.open(picture);
    assertThat(opened.recipe().name()).isEqualTo("toy");
    assertThat(opened.file()).isEmpty();
    Files.write(picture, plain);
    assertThatThrownBy(() -> RecipeFile.open(picture)).hasMessageContaining("carries no recipe");
    assertThatThrownBy(() -> RecipeFile.open(folder.resolve("none.loom.json")))
        .hasMessageContaining("there is no recipe");
  }

  @Test
  void recentFilesAreKept() throws Exception {
    RecentFiles recent = new RecentFiles(folder.resolve("state/recent.txt"));
    assertThat(recent.files()).isEmpty();
    for (int i = 0; i < 20; i++) {
      Path file = Files.createFile(folder.resolve(i + ".loom.json"));
      recent.add(file);
    }
    recent.add(folder.resolve("15.loom.json"));
    Files.delete(folder.resolve("19.loom.json"));
    assertThat(new RecentFiles(folder.resolve("state/recent.txt")).files().take(2))
        .containsExactly(folder.resolve("15.loom.json"), folder.resolve("18.loom.json"));
    assertThat(recent.files()).hasSize(11);
  }
}
