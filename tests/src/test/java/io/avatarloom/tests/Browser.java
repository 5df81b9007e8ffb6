package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A page in headless Chromium, with a profile of its own and without the network. */
final class Browser implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1280,1000");
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it; skips the test where there is none.
   *
   * @param profile an empty folder
   */
  static Browser start(Path profile) {
    Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "no Chromium here: install the packages chromium and chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.get().toFile())
            .usingAnyFreePort()
            .withLogFile(profile.resolveSibling("chromedriver.log").toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> program(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Texts of the cells of a column, the first being 0; of rows that are shown. */
  List<String> column(String table, int index) {
    return texts(
        "return [...document.querySelector(arguments[0]).tBodies[0].rows].filter(r => !r.hidden)"
            + ".map(r => r.cells[arguments[1]].dataset.value ??"
            + " r.cells[arguments[1]].textContent.trim())",
        table,
        index);
  }

  @SuppressWarnings("unchecked")
  private List<String> texts(String script, Object... arguments) {
    return (List<String>) driver.executeScript(script, arguments);
  }

  /** Scrolls to every picture and waits until it is there. */
  int loadedPictures() throws InterruptedException {
    List<WebElement> pictures = all("img");
    for (WebElement picture : pictures) {
      driver.executeScript("arguments[0].scrollIntoView()", picture);
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (naturalWidth(picture) == 0 && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(naturalWidth(picture)).as(picture.getDomAttribute("alt")).isPositive();
    }
    return pictures.size();
  }

  private long naturalWidth(WebElement picture) {
    return ((Number) driver.executeScript("return arguments[0].naturalWidth", picture)).longValue();
  }

  /** Everything the page has said on its console so far. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Keeps a picture of the whole page beside the test reports. */
  void keep(String name) throws IOException {
    long height =
        ((Number) driver.executeScript("return document.documentElement.scrollHeight")).longValue();
    driver.executeScript("scrollTo(0, 0)");
    driver.manage().window().setSize(new Dimension(1280, (int) height + 150));
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Files.write(folder.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
