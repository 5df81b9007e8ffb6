package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathExportTest {
  private static final Film NO_FFMPEG = new Film(Optional.empty(), Optional.empty());

  @TempDir Path folder;

  private static StageModel model() {
    StageModel model = new StageModel();
    model.show(List.of(Fakes.actor(0)));
    model.path(
        CameraPath.empty()
            .add(new KeyFrame(new OrbitCamera(0, 0, 1, 0, 0, 0, 30), 1))
            .add(new KeyFrame(new OrbitCamera(90, 10, 2, 0, 0, 0, 30), 1)));
    return model;
  }

  @Test
  void writesTrajectoryFramesAndGif() throws Exception {
    StageModel model = model();
    PathExport export = new PathExport(folder, 40, 32, 10, NO_FFMPEG, 1, false);
    List<Double> shares = new ArrayList<>();
    List<Path> written = export.write(export.plan(model), model.path(), shares::add, () -> false);
    assertThat(written)
        .containsExactly(
            folder.resolve("trajectory.json"),
            folder.resolve("path.gif"),
            folder.resolve("path.avi"));
    assertThat(shares).isSorted().endsWith(1.0);
    try (Stream<Path> frames = Files.list(folder.resolve("frames"))) {
      assertThat(frames).hasSize(11);
    }
    int first = ImageIO.read(folder.resolve("frames/00000.png").toFile()).getRGB(5, 5);
    int last = ImageIO.read(folder.resolve("frames/00010.png").toFile()).getRGB(5, 5);
    assertThat(first >> 16 & 0xff).isEqualTo(127);
    assertThat(last >> 16 & 0xff).isLessThan(10);
    assertThat(gifFrames()).isEqualTo(11);
  }

  private int gifFrames() throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(folder.resolve("path.gif").toFile())) {
      reader.setInput(in);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void theTrajectoryHoldsKeyFramesAndCameras() throws Exception {
    StageModel model = model();
    PathExport export = new PathExport(folder, 40, 32, 10, NO_FFMPEG, 1, false);
    export.write(export.plan(model), model.path(), share -> {}, () -> false);
    JsonNode root = new ObjectMapper().readTree(folder.resolve("trajectory.json").toFile());
    assertThat(root.get("keyFrames")).hasSize(2);
    assertThat(root.get("frames")).hasSize(11);
    JsonNode middle = root.get("frames").get(5);
    assertThat(middle.get("seconds").asDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(middle.get("worldToCamera")).hasSize(16);
    assertThat(middle.get("worldToCamera").get(11).asDouble()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void aCancelledExportWritesNoFilm() throws Exception {
    StageModel model = model();
    PathExport export = new PathExport(folder, 40, 32, 10, NO_FFMPEG, 1, false);
    List<Double> shares = new ArrayList<>();
    export.write(export.plan(model), model.path(), shares::add, () -> shares.size() == 3);
    assertThat(folder.resolve("frames/00002.png")).exists();
    assertThat(folder.resolve("frames/00003.png")).doesNotExist();
    assertThat(folder.resolve("path.gif")).doesNotExist();
  }

  @Test
  void aClosedPathEndsBeforeItsFirstFrameComesAgain() {
    StageModel model = model();
    model.path(model.path().withClosed(true));
    List<PathExport.Frame> frames =
        new PathExport(folder, 40, 32, 10, NO_FFMPEG, 1, false).plan(model);
    assertThat(frames).hasSize(20);
    assertThat(frames.get(19).shot().camera().azimuthDeg()).isCloseTo(9, within(1e-6));
  }

  @Test
  void aFilmMayGoRoundSeveralTimes() {
    StageModel model = model();
    model.path(model.path().withClosed(true));
    List<PathExport.Frame> frames =
        new PathExport(folder, 40, 32, 10, NO_FFMPEG, 3, false).plan(model);
    assertThat(frames).hasSize(60);
    assertThat(frames.get(45).seconds()).isCloseTo(4.5, within(1e-9));
    assertThat(frames.get(45).shot().camera()).isEqualTo(frames.get(5).shot().camera());
  }

  @Test
  void framesWithoutBackgroundHaveAlpha() throws Exception {
    StageModel model = new StageModel();
    Actor half = new Actor("half", Fakes.cloud(), List.of(Fakes.glass()), Optional.empty());
    model.show(List.of(half));
    model.path(CameraPath.empty().add(new KeyFrame(OrbitCamera.frontal(), 1)));
    PathExport export = new PathExport(folder, 40, 32, 10, NO_FFMPEG, 1, true);
    export.write(export.plan(model), model.path(), share -> {}, () -> false);
    BufferedImage cut = ImageIO.read(folder.resolve("cutout/00000.png").toFile());
    assertThat(cut.getRGB(5, 5)).isEqualTo(0x80ff0000);
    assertThat(cut.getRGB(0, 0) >>> 24).isZero();
  }

  @Test
  void theMotionRunsAlong() {
    StageModel model = model();
    model.motion(
        Optional.of(
            new MotionClip("m", 2, List.of("jawOpen"), new double[][] {{0}, {1}, {1}, {1}})));
    List<PathExport.Frame> frames =
        new PathExport(folder, 40, 32, 4, NO_FFMPEG, 1, false).plan(model);
    assertThat(frames.get(0).shot().values()).isEmpty();
    assertThat(frames.get(1).shot().values()).containsEntry("jawOpen", 0.5);
    assertThat(frames.get(3).shot().values()).containsEntry("jawOpen", 1.0);
  }
}
