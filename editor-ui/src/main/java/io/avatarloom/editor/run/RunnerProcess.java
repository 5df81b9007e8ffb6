package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.plugin.Plugins;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headless runner in a process of its own. It outlives the editor: its events go to a file of
 * the run folder, and {@link #attach} finds it again.
 */
public final class RunnerProcess implements Worker {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** By name: the editor starts the command line, it does not call it. */
  private static final String MAIN = "io.avatarloom.core.cli.Loom";

  private final ProcessHandle handle;
  private final Path control;

  private RunnerProcess(ProcessHandle handle, Path control) {
    this.handle = handle;
    this.control = control;
  }

  /**
   * Starts the runner of this very program on a request.
   *
   * @throws IOException if the process cannot be started
   */
  static RunnerProcess start(RunFolder folder, RunRequest request) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words(folder, request));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    AtomicFile.write(folder.control(), new byte[0]);
    builder.redirectErrorStream(true).redirectOutput(folder.output().toFile());
    Process process = builder.start();
    Instant begun = process.info().startInstant().orElse(Instant.EPOCH);
    AtomicFile.write(
        folder.process(),
        JSON.writeValueAsBytes(
            JSON.createObjectNode().put("pid", process.pid()).put("started", begun.toString())));
    process.getOutputStream().close();
    return new RunnerProcess(process.toHandle(), folder.control());
  }

  /** The process a folder tells of, if it still runs. */
  static Optional<RunnerProcess> attach(RunFolder folder) throws IOException {
    if (!Files.exists(folder.process())) {
      return Optional.empty();
    }
    JsonNode json = JSON.readTree(Files.readAllBytes(folder.process()));
    String begun = json.path("started").asText();
    return ProcessHandle.of(json.path("pid").asLong())
        .filter(ProcessHandle::isAlive)
        .filter(
            found -> found.info().startInstant().map(Instant::toString).orElse("").equals(begun))
        .map(found -> new RunnerProcess(found, folder.control()));
  }

  /** The command line. */
  static List<String> words(RunFolder folder, RunRequest request) {
    List<String> words = new ArrayList<>();
    ownSession().ifPresent(words::add);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> word.startsWith("-Xmx") || word.startsWith("-XX:"))
        .forEach(words::add);
    words.add("-Djava.awt.headless=true");
    Optional.ofNullable(System.getProperty("loom.home"))
        .ifPresent(home -> words.add("-Dloom.home=" + home));
    Optional.ofNullable(System.getProperty(Plugins.PROPERTY))
        .ifPresent(folders -> words.add("-D" + Plugins.PROPERTY + "=" + folders));
    words.addAll(List.of(MAIN, "run", folder.recipe().toString()));
    words.addAll(List.of("--base", request.base().toAbsolutePath().toString()));
    words.addAll(List.of("--cache", request.cache().toAbsolutePath().toString()));
    words.addAll(List.of("--events", folder.events().toString()));
    words.addAll(List.of("--out", folder.out().toString()));
    words.addAll(List.of("--control", folder.control().toString(), "--quiet"));
    if (!request.target().isEmpty()) {
      words.addAll(List.of("--to", request.target()));
    }
    request.preset().ifPresent(name -> words.addAll(List.of("--preset", name)));
    request.settings().forEach(setting -> words.addAll(List.of("--set", setting)));
    if (request.threads() > 0) {
      words.addAll(List.of("--threads", Integer.toString(request.threads())));
    }
    if (!request.site().device().equals(RunSite.AUTO)) {
      words.addAll(List.of("--device", request.site().device()));
    }
    return words;
  }

  /** Where there is one, a program that keeps the terminal's Ctrl-C away from the runner. */
  private static Optional<String> ownSession() {
    return Optional.of(new File("/usr/bin/setsid")).filter(File::canExecute).map(File::getPath);
  }

  @Override
  public boolean isAlive() {
    return handle.isAlive();
  }

  public long pid() {
    return handle.pid();
  }

  @Override
  public void cancel() throws IOException {
    say("cancel");
  }

  @Override
  public void pause(String region) throws IOException {
    say("pause " + region);
  }

  @Override
  public void step(String region, int iterations) throws IOException {
    say("step " + region + " " + iterations);
  }

  @Override
  public void resume(String region) throws IOException {
    say("resume " + region);
  }

  private void say(String line) throws IOException {
    Files.writeString(control, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
