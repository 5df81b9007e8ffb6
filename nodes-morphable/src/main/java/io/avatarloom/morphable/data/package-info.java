/** Synthetic people: random heads drawn by the mesh renderer, with everything known about them. */
package io.avatarloom.morphable.data;
