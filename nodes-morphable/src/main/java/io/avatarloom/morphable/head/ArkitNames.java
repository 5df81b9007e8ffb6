package io.avatarloom.morphable.head;

import java.util.List;

/** The names of expressions that ARKit defined and face trackers use. */
public final class ArkitNames {
  private static final String NAMES =
      """
      browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff
      cheekSquintLeft cheekSquintRight eyeBlinkLeft eyeBlinkRight eyeLookDownLeft
      eyeLookDownRight eyeLookInLeft eyeLookInRight eyeLookOutLeft eyeLookOutRight
      eyeLookUpLeft eyeLookUpRight eyeSquintLeft eyeSquintRight eyeWideLeft eyeWideRight
      jawForward jawLeft jawOpen jawRight mouthClose mouthDimpleLeft mouthDimpleRight
      mouthFrownLeft mouthFrownRight mouthFunnel mouthLeft mouthLowerDownLeft
      mouthLowerDownRight mouthPressLeft mouthPressRight mouthPucker mouthRight
      mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper mouthSmileLeft
      mouthSmileRight mouthStretchLeft mouthStretchRight mouthUpperUpLeft mouthUpperUpRight
      noseSneerLeft noseSneerRight tongueOut
      """;

  private ArkitNames() {}

  /** All 52, sorted. */
  public static List<String> all() {
    return List.of(NAMES.strip().split("\\s+"));
  }
}
