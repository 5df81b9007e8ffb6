package io.avatarloom.editor.run;

import java.nio.file.Path;

/**
 * A picture a region showed of itself.
 *
 * @param name what it shows, as the region names it
 */
public record RunPreview(String region, String name, int iteration, Path file) {}
