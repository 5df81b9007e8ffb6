package io.avatarloom.editor.bench;

/**
 * What became of one event, in nanoseconds after it was fired.
 *
 * @param handled the gesture has taken it in
 * @param painted layout is done and the canvas has its paint commands
 * @param copied the toolkit's own copy of the scene is made; the pulse ends on its thread
 * @param rendered the picture is drawn
 * @param shown the picture is with the display
 * @param processor what the toolkit's thread and the renderer's computed, which other programs on
 *     the machine do not lengthen
 */
record PulseTimes(
    long handled, long painted, long copied, long rendered, long shown, long processor) {}
