package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user has chosen for good.
 *
 * @param dark true for the dark theme
 * @param blenderKeys true for the keys of Blender, false for those of ComfyUI
 */
record Settings(boolean dark, boolean blenderKeys) {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      return new Settings(json.path("dark").asBoolean(true), json.path("blenderKeys").asBoolean());
    } catch (IOException e) {
      return new Settings(true, false);
    }
  }

  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve("settings.json"), JSON.writeValueAsBytes(this));
  }

  Settings withDark(boolean on) {
    return new Settings(on, blenderKeys);
  }

  Settings withBlenderKeys(boolean on) {
    return new Settings(dark, on);
  }
}
