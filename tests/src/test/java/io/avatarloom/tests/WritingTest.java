package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Files are written by {@code AtomicFile}, so that nobody ever sees a part of one. Whoever opens a
 * file otherwise is listed here, with the reason.
 */
final class WritingTest {
  private static final Set<String> WRITING =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "newByteChannel",
          "copy",
          "move",
          "createTempFile");
  private static final Map<String, String> LISTED = listed();

  private static Map<String, String> listed() {
    Map<String, String> listed = new TreeMap<>();
    String core = "io.avatarloom.core.";
    listed.put(core + "file.AtomicFile", "is the rule");
    listed.put(core + "file.SafeTensors", "maps for reading");
    listed.put(core + "run.LedgerFile", "appends; every entry carries its own hash");
    listed.put(core + "run.Ledger", "gives a ledger that is being written its final name");
    listed.put(core + "run.StoreDoor", "a lock file without content");
    listed.put(core + "cli.EventFile", "events reach their readers line by line");
    listed.put(core + "cli.SweepBench", "inputs of a benchmark in its scratch folder");
    listed.put(core + "serve.Ending", "reads");
    listed.put(core + "serve.EventStream", "reads");
    listed.put(core + "serve.FileReply", "reads");
    listed.put(core + "serve.JobFolder", "appends events; cuts a half line of a killed run off");
    listed.put(core + "serve.JobProcess", "appends a command the runner waits for");
    listed.put(core + "serve.Service", "a lock file without content");
    listed.put(core + "serve.ServiceClient", "streams a result to a part file and renames it");
    listed.put(core + "serve.Token", "has to be born with rights for its owner alone");
    listed.put("io.avatarloom.diffusion.face.onnx.OnnxGraph", "maps for reading");
    String editor = "io.avatarloom.editor.";
    listed.put(editor + "bench.Figures", "figures of a benchmark in its scratch folder");
    listed.put(editor + "bench.WindowProbe", "inputs of a benchmark in its scratch folder");
    listed.put(editor + "run.EventTail", "reads");
    listed.put(editor + "run.RemoteFiles", "appends events of a job; its readers take whole lines");
    listed.put(editor + "run.RemoteRun", "appends what went wrong to the output of a run");
    listed.put(editor + "run.ServerToken", "has to be born with rights for its owner alone");
    listed.put(editor + "run.RunnerProcess", "appends a command the runner waits for");
    listed.put(editor + "stage.AviFile", "films are too large for memory");
    listed.put(editor + "stage.PathExport", "single pictures of a film in a folder of its own");
    return listed;
  }

  private static boolean writes(CodeUnitCallTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    Class<?>[] types =
        target.getRawParameterTypes().stream().map(JavaClass::reflect).toArray(Class<?>[]::new);
    boolean toFile = types.length > 0 && (types[0] == File.class || types[0] == String.class);
    if (owner.isEquivalentTo(Files.class)) {
      return WRITING.contains(name);
    }
    if (owner.isEquivalentTo(FileChannel.class)) {
      return name.equals("open");
    }
    if (owner.isEquivalentTo(ImageIO.class)) {
      return name.equals("write") && types[types.length - 1] == File.class;
    }
    if (owner.isEquivalentTo(PrintStream.class) || owner.isEquivalentTo(PrintWriter.class)) {
      return name.equals("<init>") && toFile;
    }
    return owner.isEquivalentTo(FileOutputStream.class)
        || owner.isEquivalentTo(FileWriter.class)
        || (owner.isEquivalentTo(RandomAccessFile.class) && name.equals("<init>"));
  }

  private static String outermost(JavaClass one) {
    return one.getName().replaceFirst("\\$.*", "");
  }

  private static Set<String> writers(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass one : classes) {
      if (one.getCodeUnitCallsFromSelf().stream().anyMatch(call -> writes(call.getTarget()))) {
        found.add(outermost(one));
      }
    }
    return found;
  }

  @Test
  void filesAreWrittenAtomicallyOrListed() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ArchitectureTest.NoTestJars())
            .importPackages("io.avatarloom");
    assertThat(writers(all)).containsExactlyElementsOf(LISTED.keySet());
  }

  /** Writes a file as nobody should. */
  private static final class Planted {
    static void write(java.nio.file.Path file) throws java.io.IOException {
      Files.writeString(file, "");
    }
  }

  @Test
  void aWriterIsFound() {
    assertThat(writers(new ClassFileImporter().importClasses(Planted.class)))
        .containsExactly(WritingTest.class.getName());
  }
}
