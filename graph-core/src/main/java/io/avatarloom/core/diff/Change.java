package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that differs between two recipes.
 *
 * @param level empty for the recipe itself, {@code subgraph:NAME} inside a definition
 * @param owner node, region, preset, subgraph, output or exposed parameter, by the name it has
 *     afterwards; empty for the recipe as a whole
 * @param key parameter, port, slot or other key of the owner; empty for the owner as a whole
 * @param from what stood there before; missing where there was nothing
 * @param to what stands there now; missing where there is nothing
 * @param unit of numbers, empty when they have none
 */
public record Change(
    Part part,
    Kind kind,
    String level,
    String owner,
    String key,
    JsonNode from,
    JsonNode to,
    String unit) {

  /** What a change is about; the order is that of listings. */
  public enum Part {
    /** Seed, default preset. */
    RECIPE,
    NODES,
    SETTINGS,
    LINKS,
    REGIONS,
    SLOTS,
    /** Series and previews of regions. */
    RECORDS,
    SUBGRAPHS,
    /** Inputs and outputs of subgraphs. */
    SIGNATURES,
    /** Parameters exposed by subgraphs and at the top. */
    PARAMS,
    PRESETS,
    SWEEPS,
    OUTPUTS,
    /** Names, descriptions and notes, which never change a result. */
    NOTES,
    /** Keys this program does not know. */
    OTHER
  }

  /** What happened. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** A node has another type. */
    RETYPED,
    /** The same thing has another name. */
    RENAMED
  }

  /** Where it is: {@code blur.sigmaPx}, {@code subgraph:face/align.template}. */
  public String where() {
    String inner = key.isEmpty() ? owner : owner.isEmpty() ? key : owner + "." + key;
    return level.isEmpty() ? inner : inner.isEmpty() ? level : level + "/" + inner;
  }
}
