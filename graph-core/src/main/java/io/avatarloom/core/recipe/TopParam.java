package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A parameter of a recipe itself, set as {@code --NAME value}.
 *
 * @param title a few words, empty when none
 * @param param declaration of what it stands for, under its name, narrowed
 * @param targets {@code node.param}, {@code instance/node.param}, {@code region.iterations} or
 *     {@code seed}; at least one
 * @param value what the first target has
 */
public record TopParam(
    String name, String title, Param<?> param, ImmutableList<String> targets, JsonNode value) {}
