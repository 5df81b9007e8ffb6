package io.avatarloom.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.Assertion;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.ToyNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps at work. */
@Timeout(120)
class SweepRunTest {
  private static final String RECIPE =
      "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'toy', 'seed': 1,"
          + "'nodes': {'x': {'type': 'value.number', 'params': {'value': 2}},"
          + " 'wait': {'type': 'toy.wait', 'params': {'millis': 50}},"
          + " 'bad': {'type': 'toy.fail'},"
          + " 'sum': {'type': 'toy.add'},"
          + " 'way': {'type': 'flow.switch'}},"
          + "'links': ['x.value -> wait.x', 'wait.x -> sum.a', 'sum.sum -> way.a',"
          + " 'sum.sum -> bad.x', 'bad.x -> way.b'],"
          + "'outputs': {'s.json': 'way.value'}}";
  @TempDir Path folder;
  private final Catalogue catalogue = new Catalogue(List.of(new BasicNodes(), new ToyNodes()));
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private Cancellation cancellation = new Cancellation();
  private boolean failFast;
  private int parallel = 3;
  private List<Assertion> assertions = List.of();

  @BeforeEach
  void recipe() throws IOException {
    write("toy.loom.json", RECIPE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private Map<String, MemberResult> run(String axes, String... again)
      throws IOException, InvalidRecipeException {
    Path file =
        write(
            "toy.sweep.json",
            "{'format': 'avatarloom.sweep', 'version': 1, 'recipe': 'toy.loom.json', 'axes': ["
                + axes
                + "]}");
    SweepPlan plan =
        SweepPlan.of(new SweepReader(catalogue).read(file, Optional.empty()), catalogue);
    SweepOptions options =
        new SweepOptions(
            folder.resolve("out"),
            folder.resolve("cache"),
            Long.MAX_VALUE,
            parallel,
            1,
            DeviceChoice.CPU,
            Long.MAX_VALUE,
            Set.of(again),
            again.length > 0,
            failFast,
            assertions);
    events.clear();
    return new SweepRun(plan, options, new RunEvents(List.of(this::heard)), cancellation).run();
  }

  private void heard(JsonNode event) {
    events.add(event);
  }

  private long count(String kind, String node) {
    return events.stream()
        .filter(event -> event.path("e").asText().equals(kind))
        .filter(event -> node.isEmpty() || event.path("node").asText().equals(node))
        .count();
  }

  private List<String> statuses(Map<String, MemberResult> results) {
    return results.values().stream().map(MemberResult::status).toList();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("out").resolve(file));
  }

  @Test
  void theCommonPrefixRunsOnceAndTheTablesTell() throws Exception {
    Map<String, MemberResult> results =
        run("{'set': 'sum.plus', 'range': {'from': 0, 'to': 5, 'step': 1}}");

    assertThat(statuses(results)).hasSize(6).containsOnly("done");
    assertThat(count("node.start", "wait")).isEqualTo(1);
    assertThat(count("node.start", "sum")).isEqualTo(6);
    assertThat(text("results.csv").lines().skip(1).map(line -> line.replaceAll(",done,[^,]*", "")))
        .containsExactly(
            "0001,,0,2,2,",
            "0002,,1,3,2,",
            "0003,,2,4,2,",
            "0004,,3,5,2,",
            "0005,,4,6,2,",
            "0006,,5,7,2,");
    assertThat(text("results.csv").lines())
        .first()
        .isEqualTo("member,label,status,seconds,sum.plus,sum.sum,wait.x,message");
    assertThat(text("members/0006/s.json")).contains("7");
    try (Connection book =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("out/results.sqlite"));
        ResultSet row =
            book.createStatement()
                .executeQuery("SELECT member, \"sum.sum\" FROM results WHERE \"sum.plus\" > 4")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("0006");
      assertThat(row.getDouble(2)).isEqualTo(7);
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void whatIsDoneStaysDoneUnlessItIsAskedForOrChanged() throws Exception {
    String axes = "{'set': 'sum.plus', 'values': [1, 2, 3]}";
    run(axes);

    assertThat(statuses(run(axes))).containsOnly("done").hasSize(3);
    assertThat(count("member.start", "")).isZero();

    assertThat(statuses(run(axes, "0002"))).containsOnly("done").hasSize(3);
    assertThat(count("member.start", "")).isEqualTo(1);
    assertThat(count("node.start", "")).isZero();

    run("{'set': 'sum.plus', 'values': [1, 2, 4, 5]}");
    assertThat(count("member.start", "")).isEqualTo(2);

    Files.delete(folder.resolve("out/members/0001/s.json"));
    write("toy.loom.json", RECIPE.replace("'value': 2", "'value': 3"));
    assertThat(run("{'set': 'sum.plus', 'values': [1]}").get("0001").metrics())
        .containsEntry("sum.sum", 4.0);
  }

  @Test
  void aFailedMemberDoesNotStopTheRest() throws Exception {
    String axes = "{'set': 'way.choice', 'values': ['b', 'a']}, {'set': 'seed', 'values': [1, 2]}";
    Map<String, MemberResult> results = run(axes);

    assertThat(statuses(results)).containsExactly("failed", "failed", "done", "done");
    assertThat(results.get("0001").message())
        .isEqualTo("bad.x: expected a number below 0, met 2.0");
    assertThat(results.get("0001").metrics()).containsEntry("sum.sum", 2.0);
    assertThat(text("index.html")).contains("bad.x: expected a number below 0, met 2.0");

    assertThat(statuses(run(axes))).containsExactly("failed", "failed", "done", "done");
    assertThat(count("member.start", "")).isEqualTo(2);
  }

  @Test
  void stopsAfterTheFirstFailureWhenAsked() throws Exception {
    failFast = true;
    parallel = 1;
    Map<String, MemberResult> results =
        run("{'set': 'way.choice', 'values': ['b', 'a']}, {'set': 'seed', 'values': [1, 2]}");

    assertThat(statuses(results)).containsExactly("failed");
    assertThat(text("index.html")).contains("3 <span class=\"waiting\">waiting</span>");
  }

  @Test
  void aMemberWhoseNumberIsNotAsAssertedFails() throws Exception {
    assertions = List.of(Assertion.parse("sum.sum<=3"));
    Map<String, MemberResult> results = run("{'set': 'sum.plus', 'values': [1, 2]}");

    assertThat(statuses(results)).containsExactly("done", "failed");
    assertThat(results.get("0002").message())
        .isEqualTo("assertion does not hold: sum.sum<=3.0: met 4.0");
  }

  @Test
  void aCancelledSweepGoesOnWhereItStopped() throws Exception {
    String axes = "{'set': 'wait.millis', 'values': [10, 60000]}";
    parallel = 1;
    Thread stopper = new Thread(this::stopAtTheSecond);
    stopper.start();
    Map<String, MemberResult> results = run(axes);
    stopper.join();

    assertThat(statuses(results)).containsExactly("done", "cancelled");
    cancellation = new Cancellation();
    write("toy.loom.json", RECIPE);
    assertThat(statuses(run("{'set': 'wait.millis', 'values': [10, 20]}"))).containsOnly("done");
    assertThat(count("member.start", "")).isEqualTo(1);
  }

  private void stopAtTheSecond() {
    while (count("node.start", "wait") < 2) {
      Thread.onSpinWait();
    }
    cancellation.cancel();
  }

  @Test
  void twoSweepsDoNotShareAFolder() throws Exception {
    try (ResultBook book = ResultBook.open(folder.resolve("out/results.sqlite"))) {
      assertThat(book.results()).isEmpty();
      assertThat(catchThrowable(() -> run("{'set': 'sum.plus', 'values': [1]}")))
          .isInstanceOf(InvalidRecipeException.class)
          .hasMessageContaining("another sweep is writing");
    }
  }

  @Test
  void aSweepThatStandsInTheRecipe() throws Exception {
    Path file =
        write(
            "own.loom.json",
            RECIPE.substring(0, RECIPE.length() - 1)
                + ", 'sweeps': {'steps': {'axes': [{'set': 'sum.plus', 'values': [1, 2]}]}}}");
    SweepPlan plan =
        SweepPlan.of(new SweepReader(catalogue).read(file, Optional.empty()), catalogue);

    assertThat(plan.members()).hasSize(2);
    assertThat(plan.differences(plan.members().get(1))).containsExactly("sum.plus 0 -> 2");
  }
}
