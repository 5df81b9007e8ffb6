package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by Python 3 with NumPy, SciPy and PyTorch; see the folder's README. */
class PicklesTest {
  private static final Path FOLDER = Path.of("src/test/resources/pickle");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 5})
  void arraysOfEveryProtocolAreRead(int protocol) throws IOException {
    Map<String, NpyArray> arrays = NamedArrays.read(FOLDER.resolve("numpy" + protocol + ".pkl"));
    assertThat(arrays).containsOnlyKeys("row", "column", "big", "flags", "csr");
    assertThat(arrays.get("row").shape()).containsExactly(2, 3);
    assertThat(arrays.get("row").values()).containsExactly(1.5, -2.5, 3.5, 4, 5, 6);
    assertThat(arrays.get("column").values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(arrays.get("big").ints()).containsExactly(1, 258);
    assertThat(arrays.get("flags").ints()).containsExactly(1, 0);
    assertThat(arrays.get("csr").shape()).containsExactly(2, 3);
    assertThat(arrays.get("csr").values()).containsExactly(0, 7, 0, 0, 0, 8);
  }

  @Test
  void textsOfPython2HoldBytes() throws IOException {
    assertThat(NamedArrays.read(FOLDER.resolve("python2.pkl")).get("a").values())
        .containsExactly(1.5, -2, 1e300);
  }

  @Test
  void stateDictionariesOfTorchAreRead() throws IOException {
    TorchFile file = TorchFile.read(FOLDER.resolve("weights.bin"));
    assertThat(file.names())
        .containsExactly(
            "brain", "double", "flags", "half", "ids", "learnt", "one", "part", "turned", "whole");
    assertThat(file.tensor("whole").shape()).containsExactly(2, 3, 4);
    assertThat(file.tensor("whole").at(23)).isEqualTo(23);
    Tensor turned = file.tensor("turned");
    assertThat(turned.shape()).containsExactly(4, 2, 3);
    assertThat(Arrays.copyOf(turned.data(), 7)).containsExactly(0, 4, 8, 12, 16, 20, 1);
    assertThat(file.tensor("part").data()).containsExactly(4, 5, 8, 9, 16, 17, 20, 21);
    assertThat(file.tensor("half").data()).containsExactly(0.5f, -2);
    assertThat(file.tensor("brain").data()).containsExactly(1.5f, 3);
    assertThat(file.tensor("double").data()).containsExactly(1e-3f);
    assertThat(file.tensor("ids").data()).containsExactly(0, 1, 2);
    assertThat(file.tensor("flags").data()).containsExactly(1, 0);
    assertThat(file.tensor("learnt").data()).containsExactly(1, 1);
    assertThat(file.tensor("one").data()).containsExactly(7);
    assertThatThrownBy(() -> file.tensor("none"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("weights.bin");
    TorchFile module = TorchFile.read(FOLDER.resolve("module.pth"));
    assertThat(module.names()).containsExactly("bias", "weight");
    assertThat(module.tensor("weight").data()).containsExactly(1, 2);
  }

  @Test
  void otherFilesAreExplained() throws IOException {
    assertThatThrownBy(() -> TorchFile.read(FOLDER.resolve("old.bin")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("old.bin")
        .hasMessageContaining("PyTorch 1.6");
    Path text = Files.writeString(temp.resolve("notes.pkl"), "not a pickle at all");
    assertThatThrownBy(() -> NamedArrays.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.pkl");
    byte[] whole = Files.readAllBytes(FOLDER.resolve("numpy2.pkl"));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(temp.resolve("cut.pkl"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NamedArrays.read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPickleRunsNothing() throws IOException {
    Path file = temp.resolve("evil.pkl");
    Files.writeString(file, "cos\nsystem\n(S'touch " + temp.resolve("ran") + "'\ntR.");
    assertThatThrownBy(() -> NamedArrays.read(file)).hasMessageContaining("no dictionary");
    assertThat(temp.resolve("ran")).doesNotExist();
  }
}
