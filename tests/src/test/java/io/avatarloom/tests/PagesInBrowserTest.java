package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.cli.Loom;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a sweep and the report of a run, as people meet them. */
@Tag("browser")
@Timeout(180)
class PagesInBrowserTest {
  private static final String RECIPE =
      """
      {"format": "avatarloom.recipe", "version": 2, "name": "pages",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "p.png"}},
         "soft": {"type": "image.blur"},
         "level": {"type": "value.number", "params": {"value": 3}},
         "body": {"type": "value.number", "region": "loop"},
         "page": {"type": "eval.report", "params": {
           "title": "Two pictures", "titles": ["Photograph", "Blurred", "Level"],
           "captions": ["As it was read.", "By a Gaussian.", "Carried through a region."]}},
         "renders": {"type": "image.loadFolder", "params": {"folder": "renders", "sizePx": 64}},
         "study": {"type": "eval.userStudy", "params": {
           "methods": ["ours", "theirs, older"], "people": ["anna", "ben", "cleo"]}}},
       "regions": {"loop": {"iterations": 5, "slots": {"x": "Number"},
         "series": {"level": "body.value"}}},
       "links": ["photo.image -> soft.image", "level.value -> loop.x", "loop.x -> body.value",
         "body.value -> loop.x", "photo.image -> page.sections", "soft.image -> page.sections",
         "loop.series -> page.sections",
         "renders.images -> study.first", "renders.images -> study.first",
         "renders.images -> study.first", "renders.images -> study.second",
         "renders.images -> study.second", "renders.images -> study.second",
         "photo.image -> study.photos", "soft.image -> study.photos",
         "photo.image -> study.photos"],
       "sweeps": {"softness": {"axes": [
         {"set": "soft.sigmaPx", "values": [8, 1, 2.5]},
         {"cases": [{"label": "dark", "set": {"level.value": 10}},
           {"label": "bright", "set": {"level.value": 9}},
           {"label": "broken", "set": {"photo.file": "broken.png"}}]}]}},
       "outputs": {"report.html": "page.report", "soft.png": "soft.image",
         "study.html": "study.page"}}
      """;
  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void makePages() throws IOException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    ImageIO.write(photo(), "png", folder.resolve("p.png").toFile());
    Files.writeString(folder.resolve("broken.png"), "no picture");
    Files.createDirectory(folder.resolve("renders"));
    ImageIO.write(photo(), "png", folder.resolve("renders/1.png").toFile());
    ImageIO.write(photo(), "png", folder.resolve("renders/2.png").toFile());
    Path recipe = Files.writeString(folder.resolve("pages.loom.json"), RECIPE);
    loom(0, "run", recipe.toString(), "--out", folder + "/run");
    loom(1, "sweep", recipe.toString(), "--out", folder + "/sweep");
  }

  /** Runs a command whose outcome is known: members with a spoilt file fail. */
  private static void loom(int code, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--quiet", "--cache", folder + "/cache"));
    assertThat(Loom.execute(all.toArray(String[]::new))).isEqualTo(code);
  }

  private static BufferedImage photo() {
    BufferedImage image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, new Color(0x20557a), 240, 160, new Color(0xf2c14e)));
    g.fillRect(0, 0, 240, 160);
    g.setColor(Color.WHITE);
    g.fillOval(80, 40, 80, 80);
    g.dispose();
    return image;
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Clicks every heading twice and looks at the rows after each. */
  private static void sorts(String table) {
    List<WebElement> headings = browser.all(table + " th button");
    assertThat(headings).hasSizeGreaterThan(3);
    for (WebElement button : headings) {
      WebElement heading = button.findElement(By.xpath(".."));
      int index = Integer.parseInt(heading.getDomProperty("cellIndex"));
      List<String> before = browser.column(table, index);
      button.click();
      assertThat(heading.getDomAttribute("aria-sort")).isEqualTo("ascending");
      inOrder(button.getText(), before, browser.column(table, index), false);
      button.click();
      assertThat(heading.getDomAttribute("aria-sort")).isEqualTo("descending");
      inOrder(button.getText(), before, browser.column(table, index), true);
    }
  }

  /** The same cells in order; empty ones last in both directions. */
  private static void inOrder(String name, List<String> before, List<String> now, boolean down) {
    List<String> filled = before.stream().filter(text -> !text.isEmpty()).toList();
    boolean numbers = filled.stream().allMatch(text -> text.matches("-?[0-9.]+(e-?[0-9]+)?"));
    Comparator<String> up =
        numbers ? Comparator.comparingDouble(Double::parseDouble) : String::compareToIgnoreCase;
    List<String> sorted = new ArrayList<>(filled);
    sorted.sort(down ? up.reversed() : up);
    sorted.addAll(Collections.nCopies(before.size() - filled.size(), ""));
    assertThat(now).as(name + (down ? " downwards" : " upwards")).isEqualTo(sorted);
  }

  @Test
  void thePageOfASweep() throws Exception {
    browser.open(folder.resolve("sweep/index.html"));

    browser.keep("sweep.png");
    sorts("#members");
    assertThat(browser.loadedPictures()).isEqualTo(6);
    assertThat(browser.all("#members tbody tr")).hasSize(9);
    assertThat(browser.all("#members .failed")).isNotEmpty();
    for (WebElement diff : browser.all("#members details")) {
      WebElement line = diff.findElement(By.cssSelector(".diff"));
      assertThat(line.isDisplayed()).isFalse();
      diff.findElement(By.cssSelector("summary")).click();
      assertThat(line.isDisplayed()).isTrue();
      assertThat(line.getText()).containsAnyOf("soft.sigmaPx", "level.value", "photo.file");
    }
    assertThat(browser.all("#members details[open]")).hasSize(9);
    browser.keep("sweep-open.png");
    browser.all("#filter").get(0).sendKeys("dark");
    assertThat(browser.column("#members", 0)).hasSize(3).allMatch(text -> text.contains("dark"));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void theReportOfARun() throws Exception {
    browser.open(folder.resolve("run/report.html"));

    browser.keep("report.png");
    sorts("table");
    assertThat(browser.loadedPictures()).isEqualTo(2);
    WebElement recipe = browser.all("details").get(0);
    recipe.findElement(By.cssSelector("summary")).click();
    assertThat(recipe.findElement(By.cssSelector("pre")).getText()).contains("soft.image");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aUserStudyGivesItsAnswersAsCsv() throws Exception {
    browser.open(folder.resolve("run/study.html"));
    browser.all("#participant").get(0).clear();
    browser.all("#participant").get(0).sendKeys("p1");
    browser.all("#start").get(0).click();

    for (int trial = 0; trial < 3; trial++) {
      WebElement next = browser.all("#next").get(0);
      assertThat(browser.loadedPictures()).isEqualTo(3);
      assertThat(next.isEnabled()).isFalse();
      for (String side : List.of("q0|left", "q1|right", "q2|same", "q3|left")) {
        String[] answer = side.split("\\|");
        browser.all("input[name=" + answer[0] + "][value=" + answer[1] + "]").get(0).click();
      }
      if (trial == 1) {
        browser.keep("study.png");
      }
      assertThat(next.isEnabled()).isTrue();
      next.click();
    }

    List<String> lines = browser.all("#csv").get(0).getDomProperty("value").lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0))
        .isEqualTo("participant,trial,person,left,right,question,answer,seconds");
    assertThat(lines.get(1)).startsWith("p1,1,").contains("Which looks more like the person?");
    String left = lines.get(1).contains(",ours,\"theirs, older\",") ? "ours" : "\"theirs, older\"";
    assertThat(lines.get(1)).matches(".*\\?," + left + ",[0-9.]+");
    assertThat(lines.get(3)).matches(".*,same,[0-9.]+");
    assertThat(String.join("", lines)).contains("anna", "ben", "cleo");
    assertThat(browser.all("#save").get(0).getDomProperty("href")).startsWith("blob:");
    assertThat(browser.console()).isEmpty();
  }
}
