package io.avatarloom.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a run of the avatar recipe left in its folder. */
final class AvatarFigures {
  private AvatarFigures() {}

  /** Mean unit descriptor of the judged views. */
  static double[] descriptor(Path out) throws IOException {
    return SafeTensors.read(out.resolve("judge.safetensors")).doubles("vector");
  }

  static double number(Path out, String file) throws IOException {
    return Double.parseDouble(
        new ObjectMapper().readTree(Files.readAllBytes(out.resolve(file))).asText());
  }
}
