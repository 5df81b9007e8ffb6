package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom jobs}: the queue of a service. */
@Command(
    name = "jobs",
    description = "Lists the jobs of a service, follows, cancels and clears them, fetches results.",
    mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {
  @Mixin ServerOptions server;

  @Override
  public Integer call() throws IOException {
    return list(server);
  }

  @Command(
      name = "list",
      description = "All jobs, the newest first.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions service) throws IOException {
    return service.ask(
        client -> {
          client.jobs().forEach(JobsCommand::print);
          if (client.about().path("paused").asBoolean()) {
            System.out.println("the queue is paused; loom jobs resume goes on");
          }
          return ExitCode.DONE;
        });
  }

  private static void print(JsonNode job) {
    System.out.printf(
        "%5d  %-10s  %s  %-24s %s%n",
        job.path("id").asLong(),
        job.has("place") ? "queued " + job.path("place") : job.path("state").asText(),
        job.path("submitted").asText(),
        job.path("name").asText(),
        job.path("message").asText());
  }

  @Command(
      name = "events",
      description = "Prints the events of a job as JSON lines.",
      mixinStandardHelpOptions = true)
  int events(
      @Mixin JobOptions job,
      @Option(names = "--follow", description = "Go on until the job is over.") boolean follow,
      @Option(
              names = "--offset",
              paramLabel = "BYTES",
              description = "Begin behind so many bytes of events.")
          long offset)
      throws IOException {
    return job.ask(
        client -> {
          if (follow && offset == 0) {
            client.await(job.id, System.out::println);
          } else {
            client.events(job.id, offset, follow, System.out::println);
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "cancel",
      description = "Cancels a job; a running one keeps a checkpoint.",
      mixinStandardHelpOptions = true)
  int cancel(@Mixin JobOptions job) throws IOException {
    return job.ask(
        client -> {
          print(client.cancel(job.id));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "control",
      description = "Pauses, steps and resumes a region of a running job.",
      mixinStandardHelpOptions = true)
  int control(
      @Mixin JobOptions job,
      @Parameters(index = "1", paramLabel = "COMMAND", description = "pause, step or resume.")
          String command,
      @Parameters(index = "2", paramLabel = "REGION", description = "Region of its recipe.")
          String region,
      @Parameters(
              index = "3",
              paramLabel = "N",
              defaultValue = "1",
              description = "Iterations of a step. Default: ${DEFAULT-VALUE}.")
          int iterations)
      throws IOException {
    return job.ask(
        client -> {
          print(client.control(job.id, command, region, iterations));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "pause",
      description = "Starts no further jobs; those that run go on.",
      mixinStandardHelpOptions = true)
  int pause(@Mixin ServerOptions service) throws IOException {
    return service.ask(client -> paused(client.pause(true)));
  }

  @Command(
      name = "resume",
      description = "Starts jobs again after a pause.",
      mixinStandardHelpOptions = true)
  int resume(@Mixin ServerOptions service) throws IOException {
    return service.ask(client -> paused(client.pause(false)));
  }

  private static int paused(JsonNode service) {
    System.out.println(
        service.path("paused").asBoolean() ? "the queue is paused" : "the queue goes on");
    return ExitCode.DONE;
  }

  @Command(
      name = "move",
      description = "Puts a job that waits to another place in the queue.",
      mixinStandardHelpOptions = true)
  int move(
      @Mixin JobOptions job,
      @Parameters(
              index = "1",
              paramLabel = "PLACE",
              description = "1 runs next; beyond the last is the last.")
          int place)
      throws IOException {
    return job.ask(
        client -> {
          print(client.place(job.id, place));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "fetch",
      description = "Fetches results of a job and checks their hashes.",
      mixinStandardHelpOptions = true)
  int fetch(
      @Mixin JobOptions job,
      @Parameters(
              index = "1..*",
              paramLabel = "NAME",
              description = "Results to fetch; none for all.")
          List<String> names,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              defaultValue = "out",
              description = "Folder for them. Default: ${DEFAULT-VALUE}.")
          Path out)
      throws IOException {
    return job.ask(
        client -> {
          int fetched = 0;
          for (JsonNode result : client.results(job.id)) {
            if (names == null || names.contains(result.path("name").asText())) {
              System.out.println("fetched " + client.fetch(job.id, result, out));
              fetched++;
            }
          }
          if (fetched == 0 || names != null && fetched < names.size()) {
            System.err.println(
                "error: job " + job.id + " has not written that; see loom jobs results " + job.id);
            return ExitCode.MISSING_FILE;
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "results",
      description = "Lists what a job has written.",
      mixinStandardHelpOptions = true)
  int results(@Mixin JobOptions job) throws IOException {
    return job.ask(
        client -> {
          client
              .results(job.id)
              .forEach(
                  result ->
                      System.out.printf(
                          "%9s  %s  %s%n",
                          ByteSize.text(result.path("size").asLong()),
                          result.path("sha256").asText().substring(0, 12),
                          result.path("name").asText()));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "log",
      description = "Prints what the runner of a job said.",
      mixinStandardHelpOptions = true)
  int log(@Mixin JobOptions job) throws IOException {
    return job.ask(
        client -> {
          System.out.print(client.log(job.id));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "delete",
      description = "Forgets a job that is over and deletes its results.",
      mixinStandardHelpOptions = true)
  int delete(@Mixin JobOptions job) throws IOException {
    return job.ask(
        client -> {
          client.delete(job.id);
          return ExitCode.DONE;
        });
  }
}
