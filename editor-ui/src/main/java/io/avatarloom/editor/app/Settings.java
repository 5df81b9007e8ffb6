package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.editor.run.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user has chosen for good.
 *
 * @param dark true for the dark theme
 * @param blenderKeys true for the keys of Blender, false for those of ComfyUI
 * @param snap whether moved nodes snap to the grid
 * @param autosaveMillis how long an edit may wait before it is safe on the disk
 * @param scale of texts and controls in percent
 * @param cache folder of results, empty for the one of the command line
 * @param device where runs take place: as {@code --device} takes it, or {@code server}
 * @param server address of a service for runs, empty for none
 */
record Settings(
    boolean dark,
    boolean blenderKeys,
    boolean snap,
    int autosaveMillis,
    int scale,
    String cache,
    String device,
    String server) {
  static final int LEAST_AUTOSAVE = 100;
  static final int MOST_AUTOSAVE = 900;
  static final int LEAST_SCALE = 75;
  static final int MOST_SCALE = 200;
  static final Settings DEFAULTS = new Settings(true, false, false, 400, 100, "", RunSite.AUTO, "");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keeps every number in its range. */
  Settings {
    autosaveMillis = Math.max(LEAST_AUTOSAVE, Math.min(MOST_AUTOSAVE, autosaveMillis));
    scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, scale));
  }

  /** The folder of settings, recent files and journals. */
  static Path folder() {
    String set = System.getenv("XDG_CONFIG_HOME");
    Path config =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(set);
    return config.resolve("avatarloom");
  }

  /** True when nothing was chosen yet: the first start. */
  static boolean isFirstStart(Path folder) {
    return !Files.exists(folder.resolve("settings.json"));
  }

  /** Reads the settings; a missing or damaged file gives the defaults. */
  static Settings read(Path folder) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve("settings.json")));
      return new Settings(
          json.path("dark").asBoolean(DEFAULTS.dark),
          json.path("blenderKeys").asBoolean(),
          json.path("snap").asBoolean(),
          json.path("autosaveMillis").asInt(DEFAULTS.autosaveMillis),
          json.path("scale").asInt(DEFAULTS.scale),
          json.path("cache").asText(""),
          json.path("device").asText(RunSite.AUTO),
          json.path("server").asText(""));
    } catch (IOException e) {
      return DEFAULTS;
    }
  }

  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve("settings.json"), JSON.writeValueAsBytes(this));
  }

  Settings withDark(boolean on) {
    return new Settings(on, blenderKeys, snap, autosaveMillis, scale, cache, device, server);
  }

  Settings withBlenderKeys(boolean on) {
    return new Settings(dark, on, snap, autosaveMillis, scale, cache, device, server);
  }

  Settings withSnap(boolean on) {
    return new Settings(dark, blenderKeys, on, autosaveMillis, scale, cache, device, server);
  }

  Settings withAutosaveMillis(int millis) {
    return new Settings(dark, blenderKeys, snap, millis, scale, cache, device, server);
  }

  Settings withScale(int percent) {
    return new Settings(dark, blenderKeys, snap, autosaveMillis, percent, cache, device, server);
  }

  Settings withCache(String folder) {
    return new Settings(dark, blenderKeys, snap, autosaveMillis, scale, folder, device, server);
  }

  Settings withDevice(String id) {
    return new Settings(dark, blenderKeys, snap, autosaveMillis, scale, cache, id, server);
  }

  /** Without a service nothing can run there. */
  Settings withServer(String url) {
    boolean gone = url.isEmpty() && device.equals(DeviceBox.SERVER);
    String place = gone ? RunSite.AUTO : device;
    return new Settings(dark, blenderKeys, snap, autosaveMillis, scale, cache, place, url);
  }

  /** Where runs take place. */
  RunSite site() {
    return device.equals(DeviceBox.SERVER)
        ? new RunSite(RunSite.AUTO, server)
        : new RunSite(device, "");
  }

  /** The chosen folder of results. */
  Optional<Path> chosenCache() {
    return cache.isBlank() ? Optional.empty() : Optional.of(Path.of(cache));
  }
}
