/** Pins what a recipe depends on beside itself: input files, weights, contracts of nodes. */
package io.avatarloom.core.lock;
