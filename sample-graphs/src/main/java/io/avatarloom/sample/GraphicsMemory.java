package io.avatarloom.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Watches what nvidia-smi says of used memory, twice a second; where there is none, nothing. */
final class GraphicsMemory implements AutoCloseable {
  private final AtomicLong peak = new AtomicLong();
  private final Process process;

  GraphicsMemory() {
    process = begin();
    if (process != null) {
      Thread reader = new Thread(this::read, "graphics-memory");
      reader.setDaemon(true);
      reader.start();
    }
  }

  private static Process begin() {
    try {
      return new ProcessBuilder(
              "nvidia-smi",
              "--query-gpu=memory.used",
              "--format=csv,noheader,nounits",
              "-lms",
              "500")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return null;
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.strip().matches("\\d+")) {
          peak.accumulateAndGet(Long.parseLong(line.strip()), Math::max);
        }
      }
    } catch (IOException e) {
      // the process was ended by close()
    }
  }

  /** Most megabytes in use on any device; 0 where nothing can tell. */
  long peakMegabytes() {
    return peak.get();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
