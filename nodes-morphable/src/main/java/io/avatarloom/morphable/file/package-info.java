/** Mesh and model files: OBJ, npz. */
package io.avatarloom.morphable.file;
