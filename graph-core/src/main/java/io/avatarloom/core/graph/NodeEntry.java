package io.avatarloom.core.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One node of a recipe.
 *
 * @param region id of the region it is drawn in, empty outside
 * @param every in a region, iterations from one run of the node to the next; its outputs last in
 *     between; 1 outside regions
 * @param mode whether it takes part in runs
 * @param params values by parameter, those that differ from the default
 */
public record NodeEntry(
    String id, String type, String region, int every, NodeMode mode, ObjectNode params) {}
