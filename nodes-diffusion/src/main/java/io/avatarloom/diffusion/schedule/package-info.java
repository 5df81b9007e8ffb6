/** Noise schedules and deterministic samplers. */
package io.avatarloom.diffusion.schedule;
