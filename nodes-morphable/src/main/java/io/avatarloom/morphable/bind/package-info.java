/** Splats bound to a mesh: nearest vertices, local surface motion, expression transfer. */
package io.avatarloom.morphable.bind;
