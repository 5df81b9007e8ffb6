package io.avatarloom.core.serve;

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
import java.util.concurrent.CompletableFuture;

/**
 * The runner of a job, a process of its own: it outlives the service, which finds it again by its
 * number and its time of birth.
 */
final class JobProcess {
  private static final String MAIN = "io.avatarloom.core.cli.Loom";

  private final ProcessHandle handle;
  private final Optional<Process> child;
  private final JobFolder folder;
  private final long eventsBefore;

  private JobProcess(
      ProcessHandle handle, Optional<Process> child, JobFolder folder, long eventsBefore) {
    this.handle = handle;
    this.child = child;
    this.folder = folder;
    this.eventsBefore = eventsBefore;
  }

  /**
   * Starts a runner of this very program.
   *
   * @param base folder that relative paths start at
   * @param attempt counts from 1
   */
  static JobProcess start(
      JobFolder folder, JobRequest request, Path base, ServeOptions options, int attempt)
      throws IOException {
    folder.beginEvents(attempt);
    long before = Files.size(folder.events());
    AtomicFile.write(folder.control(), new byte[0]);
    ProcessBuilder builder = new ProcessBuilder(words(folder, request, base, options));
    builder.directory(base.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().remove(Token.VARIABLE);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    return new JobProcess(process.toHandle(), Optional.of(process), folder, before);
  }

  /** The process of a job, if it still runs. */
  static Optional<JobProcess> attach(Job job, JobFolder folder) {
    return ProcessHandle.of(job.pid())
        .filter(ProcessHandle::isAlive)
        .filter(found -> born(found).equals(job.born()))
        .map(found -> new JobProcess(found, Optional.empty(), folder, -1));
  }

  private static String born(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toString).orElse("");
  }

  private static List<String> words(
      JobFolder folder, JobRequest request, Path base, ServeOptions options) {
    List<String> words = new ArrayList<>();
    Optional.of(new File("/usr/bin/setsid"))
        .filter(File::canExecute)
        .map(File::getPath)
        .ifPresent(words::add);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> word.startsWith("-Xmx") || word.startsWith("-XX:"))
        .forEach(words::add);
    words.add("-Djava.awt.headless=true");
    for (String property : List.of("loom.home", Plugins.PROPERTY, "user.home")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> words.add("-D" + property + "=" + value));
    }
    words.addAll(List.of(MAIN, "run", folder.recipe().toString(), "--quiet"));
    words.addAll(List.of("--base", base.toString(), "--confine", options.workspace().toString()));
    words.addAll(List.of("--cache", options.cache().toAbsolutePath().toString()));
    words.addAll(List.of("--events", folder.events().toString(), "--events-append"));
    words.addAll(List.of("--out", folder.out().toString()));
    words.addAll(List.of("--control", folder.control().toString()));
    words.addAll(List.of("--submitted-code", folder.code().toString()));
    request.preset().ifPresent(name -> words.add("--preset=" + name));
    request.settings().forEach(setting -> words.add("--set=" + setting));
    if (!request.target().isEmpty()) {
      words.add("--to=" + request.target());
    }
    if (!request.timeout().isEmpty()) {
      words.add("--timeout=" + request.timeout());
    }
    return words;
  }

  long pid() {
    return handle.pid();
  }

  String born() {
    return born(handle);
  }

  /** Its exit code, known of a child only. */
  Optional<Integer> exitCode() {
    return child.filter(process -> !process.isAlive()).map(Process::exitValue);
  }

  CompletableFuture<ProcessHandle> onExit() {
    return handle.onExit();
  }

  boolean isAlive() {
    return handle.isAlive();
  }

  /** Whether it has told anything of its run yet; of one that was found again it is taken so. */
  boolean hasBegun() throws IOException {
    return Files.size(folder.events()) > eventsBefore;
  }

  /** Asks the runner to stop and keep a checkpoint; it does so within a second. */
  void cancel() throws IOException {
    say("cancel");
  }

  /** Gives the runner a command; it looks for them ten times a second. */
  void say(String command) throws IOException {
    Files.writeString(
        folder.control(), command + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Ends it at once; what was computed stays in the cache. */
  void kill() {
    handle.descendants().forEach(ProcessHandle::destroyForcibly);
    handle.destroyForcibly();
  }
}
