package io.avatarloom.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Command-line words of the experiments' benchmark.
 *
 * @param only names of the experiments to run; empty for all
 * @param handedOn options for every sweep
 */
record ExperimentArguments(List<String> only, List<String> handedOn) {
  static ExperimentArguments parse(List<String> words) {
    List<String> only = new ArrayList<>();
    List<String> handedOn = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      String word = words.get(i);
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException(word + " needs a value");
      }
      switch (word) {
        case "--only" -> only.addAll(List.of(words.get(i + 1).split(",")));
        case "--device", "--set", "--parallel" -> handedOn.addAll(List.of(word, words.get(i + 1)));
        default ->
            throw new IllegalArgumentException(
                "expected --only NAME, --device DEVICE, --parallel N or --set NAME=VALUE, met "
                    + word);
      }
    }
    return new ExperimentArguments(only, handedOn);
  }

  /** Those of a list that were asked for. */
  List<Experiment> chosen(List<Experiment> all) {
    List<String> names = all.stream().map(Experiment::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "there is no experiment '" + name + "'; there are " + String.join(", ", names));
      }
    }
    return all.stream().filter(one -> only.isEmpty() || only.contains(one.name())).toList();
  }
}
