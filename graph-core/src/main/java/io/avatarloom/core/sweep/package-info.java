/** Sweeps: one recipe run with many settings, as members that share their common work. */
package io.avatarloom.core.sweep;
