/**
 * The stage: avatars in 3D, their poses, motion and camera paths. The only place that knows FXGL.
 */
package io.avatarloom.editor.stage;
