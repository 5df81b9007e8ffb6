/** Heads on the editor's stage: sliders, posed splats, the mesh over the picture. */
package io.avatarloom.morphable.stage;
