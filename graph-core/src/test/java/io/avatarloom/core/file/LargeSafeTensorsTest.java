package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeSafeTensorsTest {
  @TempDir private Path folder;

  /** A UNet of Stable Diffusion has 3.4 GB in float32. The file here is a hole but for its ends. */
  @Test
  void tensorsBeyondTwoGigabytesAreRead() throws IOException {
    long far = 3_000_000_000L;
    String header =
        "{\"near\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"far\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}"
                .formatted(far, far + 4);
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("large.safetensors");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(little(8).putLong(text.length).array());
      out.write(text);
      out.write(little(8).putFloat(1.5f).putFloat(-2).array());
      out.seek(8 + text.length + far);
      out.write(little(4).putFloat(42).array());
    }
    SafeTensors large = SafeTensors.read(file);
    assertThat(large.tensor("near").data()).containsExactly(1.5f, -2);
    assertThat(large.tensor("far").data()).containsExactly(42);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
