/** Full-size networks with random weights, to measure what real weights will take. */
package io.avatarloom.diffusion.full;
