package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what users ask for names tests that there are. */
final class WishesTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

  @Test
  void everyTestItNamesIsThere() throws IOException {
    Matcher names = NAME.matcher(Files.readString(HOME.resolve("docs/guide/wishes.md")));
    Set<String> named = new TreeSet<>();
    while (names.find()) {
      named.add(names.group(1));
    }
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(tests()).containsAll(named);
  }

  private static Set<String> tests() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> modules = Files.list(HOME)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src/test"))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
          found.addAll(
              files
                  .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                  .collect(Collectors.toSet()));
        }
      }
    }
    return found;
  }
}
