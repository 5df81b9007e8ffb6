package io.avatarloom.editor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.value.Series;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunStateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RunState state = new RunState();

  private void hear(String... events) throws IOException {
    for (String event : events) {
      state.accept(JSON.readTree(event.replace('\'', '"')));
    }
  }

  @Test
  void nodesStartRunAndEnd() throws IOException {
    hear(
        "{'e':'run.start','t':0,'units':4}",
        "{'e':'node.start','t':1,'node':'a'}",
        "{'e':'node.done','t':9,'node':'a','ms':8,'verdict':'run','why':'no earlier result fits'}",
        "{'e':'node.done','t':9,'node':'b','ms':0,'verdict':'hit','why':'cache'}",
        "{'e':'node.start','t':10,'node':'c'}",
        "{'e':'node.progress','t':11,'node':'c','fraction':0.5,'message':'half'}");

    assertThat(state.node("a").status()).isEqualTo(NodeState.Status.DONE);
    assertThat(state.node("a").milliseconds()).isEqualTo(8);
    assertThat(state.node("a").reason()).isEqualTo("no earlier result fits");
    assertThat(state.node("b").status()).isEqualTo(NodeState.Status.HIT);
    assertThat(state.node("c").message()).isEqualTo("half");
    assertThat(state.node("d").status()).isEqualTo(NodeState.Status.WAITING);
    assertThat(state.progress()).isEqualTo(0.625, within(1e-9));
    assertThat(state.elapsed()).isEqualTo(11);
  }

  @Test
  void aRegionTellsItsIterationsSeriesAndTimeLeft() throws IOException {
    hear("{'e':'run.start','t':0,'units':1}");
    for (int i = 1; i <= 100; i++) {
      hear(
          "{'e':'node.start','t':%d,'node':'step','region':'r','i':%d}".formatted(i * 10, i),
          "{'e':'region.iteration','t':%d,'region':'r','i':%d,'of':200,'values':{'loss':%d}}"
              .formatted(i * 10, i, 1000 - i));
    }
    hear("{'e':'region.checkpoint','t':1000,'region':'r','i':100}");

    RegionState region = state.regions().get("r");
    assertThat(region.iteration()).isEqualTo(100);
    assertThat(region.checkpoint()).isEqualTo(100);
    assertThat(region.millisecondsEach()).isEqualTo(10, within(1e-9));
    assertThat(state.timeLeft()).hasValue(1000);
    assertThat(state.progress()).isEqualTo(0.5, within(1e-9));
    assertThat(state.node("step").status()).isEqualTo(NodeState.Status.RUNNING);
    Series series = state.series("r").orElseThrow();
    assertThat(series.names()).containsExactly("loss");
    assertThat(series.x()).hasSize(100).endsWith(99, 100);
    assertThat(series.columns()[0]).startsWith(999, 998).endsWith(901, 900);
  }

  @Test
  void aSeriesThatBeginsLateIsEmptyBefore() throws IOException {
    hear(
        "{'e':'region.iteration','t':1,'region':'r','i':1,'of':3,'values':{'a':1}}",
        "{'e':'region.iteration','t':2,'region':'r','i':2,'of':3,'values':{'b':5}}",
        "{'e':'region.iteration','t':3,'region':'r','i':3,'of':3,'values':{'a':'NaN','b':6}}");

    Series series = state.series("r").orElseThrow();
    assertThat(series.columns()[0]).containsExactly(1, Double.NaN, Double.NaN);
    assertThat(series.columns()[1]).containsExactly(Double.NaN, 5, 6);
  }

  @Test
  void theLatestPreviewStands() throws IOException {
    hear(
        "{'e':'region.preview','t':1,'region':'r','name':'view','i':1,'file':'/o/1.png'}",
        "{'e':'region.preview','t':2,'region':'r','name':'view','i':9,'file':'/o/9.png'}");

    assertThat(state.previews())
        .containsExactly(new RunPreview("r", "view", 9, Path.of("/o/9.png")));
  }

  @Test
  void aFailureNamesNodeAndPort() throws IOException {
    hear(
        "{'e':'log','t':1,'node':'a','message':'hello'}",
        "{'e':'node.failed','t':2,'node':'a','port':'image','message':'expected 3 channels'}",
        "{'e':'future.event','t':7}");
    state.fail(Diagnostic.of("", "", "later"));

    assertThat(state.error()).hasValue(Diagnostic.of("a", "image", "expected 3 channels"));
    assertThat(state.node("a").status()).isEqualTo(NodeState.Status.FAILED);
    assertThat(state.lines())
        .startsWith(
            new RunLine(1, "info", "a", "hello"),
            new RunLine(2, "error", "a", "expected 3 channels"));
    assertThat(state.elapsed()).isEqualTo(7);
  }

  @Test
  void aPausedRegionDoesNotLoseItsPace() throws IOException {
    hear(
        "{'e':'region.iteration','t':10,'region':'r','i':1,'of':9,'values':{}}",
        "{'e':'region.iteration','t':20,'region':'r','i':2,'of':9,'values':{}}",
        "{'e':'region.paused','t':20,'region':'r'}",
        "{'e':'region.iteration','t':90000,'region':'r','i':3,'of':9,'values':{}}");

    assertThat(state.regions().get("r").paused()).isTrue();
    assertThat(state.regions().get("r").millisecondsEach()).isEqualTo(10);
  }

  @Test
  void sentencesOfTheRunnerBecomeDiagnostics() {
    assertThat(RunJob.diagnostic("soft.image: expected an image"))
        .isEqualTo(Diagnostic.of("soft", "image", "expected an image"));
    assertThat(RunJob.diagnostic("soft: broke")).isEqualTo(Diagnostic.of("soft", "", "broke"));
    assertThat(RunJob.diagnostic("there is no recipe x: give one").owner()).isEmpty();
  }
}
