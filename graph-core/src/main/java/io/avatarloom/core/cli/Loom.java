package io.avatarloom.core.cli;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.plugin.Plugins;
import io.avatarloom.core.run.NodeFailure;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code loom}. */
@Command(
    name = "loom",
    description = "Runs head-avatar pipelines: graphs of typed nodes saved as recipes.",
    mixinStandardHelpOptions = true,
    version = "AvatarLoom 0.1.0",
    subcommands = {
      RunCommand.class,
      SweepCommand.class,
      ValidateCommand.class,
      ExecCommand.class,
      NodesCommand.class,
      FmtCommand.class,
      DiffCommand.class,
      LockCommand.class,
      SchemaCommand.class,
      DoctorCommand.class,
      BenchCommand.class,
      CacheCommand.class,
      ReplayCommand.class,
      WhyCommand.class,
      PluginsCommand.class,
      ServeCommand.class,
      SubmitCommand.class,
      JobsCommand.class
    })
public final class Loom {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  boolean verbose;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of plug-in jars, several joined by '${sys:path.separator}'. Default:"
              + " AVATARLOOM_PLUGINS, else ~/.avatarloom/plugins.")
  String plugins;

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /**
   * Runs a command in this process.
   *
   * @return the exit code
   */
  public static int execute(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    Loom loom = new Loom();
    CommandLine line = new CommandLine(loom);
    line.getSubcommands().get("bench").setUnmatchedOptionsArePositionalParams(true);
    ServiceLoader.load(CommandSource.class).forEach(source -> line.addSubcommand(source.command()));
    line.getSubcommands().values().forEach(RecipeHelp::add);
    line.setExecutionStrategy(loom::withPlugins);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          if (loom.verbose) {
            error.printStackTrace();
          }
          return report(error);
        });
    line.setParameterExceptionHandler(
        (error, words) -> {
          System.err.println("error: " + error.getMessage() + "; see " + name(error) + " --help");
          return ExitCode.BAD_RECIPE;
        });
    return line;
  }

  /** The folders are a property for the time of a command: what it starts in turn has them, too. */
  private int withPlugins(CommandLine.ParseResult parsed) {
    String before = System.getProperty(Plugins.PROPERTY);
    if (plugins != null) {
      System.setProperty(Plugins.PROPERTY, plugins);
    }
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      if (before == null) {
        System.clearProperty(Plugins.PROPERTY);
      } else {
        System.setProperty(Plugins.PROPERTY, before);
      }
    }
  }

  private static String name(CommandLine.ParameterException error) {
    return error.getCommandLine().getCommandSpec().qualifiedName(" ");
  }

  private static int report(Exception error) {
    if (error instanceof InvalidRecipeException invalid) {
      invalid.diagnostics().forEach(diagnostic -> System.err.println("error: " + diagnostic));
      boolean onlyFiles = invalid.diagnostics().stream().allMatch(Diagnostic::missingFile);
      return onlyFiles ? ExitCode.MISSING_FILE : ExitCode.BAD_RECIPE;
    }
    if (error instanceof NodeFailure failure) {
      System.err.println("error: " + failure.diagnostic());
      return failure.diagnostic().missingFile() ? ExitCode.MISSING_FILE : ExitCode.NODE_FAILED;
    }
    if (error instanceof NodeException node) {
      System.err.println(
          "error: " + (node.where().isEmpty() ? "" : node.where() + ": ") + node.getMessage());
      return node.missingFile() ? ExitCode.MISSING_FILE : ExitCode.NODE_FAILED;
    }
    if (error instanceof CancellationException) {
      System.err.println("cancelled; the same command resumes from the last checkpoint");
      return ExitCode.CANCELLED;
    }
    if (error instanceof UsageException) {
      System.err.println("error: " + error.getMessage());
      return ExitCode.BAD_RECIPE;
    }
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    System.err.println("error: " + message);
    return ExitCode.NODE_FAILED;
  }
}
