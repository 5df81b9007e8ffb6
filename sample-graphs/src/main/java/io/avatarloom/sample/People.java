package io.avatarloom.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gallery: people.json with a unit descriptor per person, and personNN.png or .jpg beside it. */
final class People {
  private final Path folder;
  private final double[][] descriptors;

  private People(Path folder, double[][] descriptors) {
    this.folder = folder;
    this.descriptors = descriptors;
  }

  static People read(Path folder) throws IOException {
    Path file = folder.resolve("people.json");
    if (!Files.exists(file)) {
      throw new IOException("there is no " + file + "; give a folder that has one with --people");
    }
    JsonNode list = new ObjectMapper().readTree(Files.readAllBytes(file)).path("descriptor");
    double[][] descriptors = new double[list.size()][];
    for (int i = 0; i < descriptors.length; i++) {
      descriptors[i] = new double[list.get(i).size()];
      for (int k = 0; k < descriptors[i].length; k++) {
        descriptors[i][k] = list.get(i).get(k).asDouble();
      }
    }
    return new People(folder, descriptors);
  }

  int count() {
    return descriptors.length;
  }

  Path picture(int person) throws IOException {
    for (String ending : new String[] {"png", "jpg"}) {
      Path picture = folder.resolve("person%02d.%s".formatted(person, ending));
      if (Files.exists(picture)) {
        return picture;
      }
    }
    throw new IOException("there is no picture person%02d in %s".formatted(person, folder));
  }

  /** Euclidean distance of a unit descriptor to every person. */
  double[] distances(double[] descriptor) {
    double[] distances = new double[descriptors.length];
    for (int i = 0; i < distances.length; i++) {
      double sum = 0;
      for (int k = 0; k < descriptor.length; k++) {
        sum += Math.pow(descriptor[k] - descriptors[i][k], 2);
      }
      distances[i] = Math.sqrt(sum);
    }
    return distances;
  }

  /** Index of the smallest distance; -1 when all are NaN. */
  static int smallest(double[] distances) {
    int best = -1;
    for (int i = 0; i < distances.length; i++) {
      if (!Double.isNaN(distances[i]) && (best < 0 || distances[i] < distances[best])) {
        best = i;
      }
    }
    return best;
  }

  static double smallestOther(double[] distances, int own) {
    double[] others = distances.clone();
    others[own] = Double.NaN;
    int best = smallest(others);
    return best < 0 ? Double.NaN : others[best];
  }
}
