/** Mesh files: OBJ. */
package io.avatarloom.morphable.file;
