package io.avatarloom.core.stage;

/**
 * One slider of a head.
 *
 * @param name unique: an expression ({@code mouthSmile_L}) or a joint and axis ({@code jaw.x})
 * @param group heading under which it is shown
 * @param unit {@code deg} for joints, empty for weights
 * @param min smallest value
 * @param max largest value
 * @param initial value of the neutral head
 */
public record PoseControl(
    String name, String group, String unit, double min, double max, double initial) {}
