/** Triangle meshes as plain arrays: subdivision, regions, rendering. */
package io.avatarloom.morphable.mesh;
