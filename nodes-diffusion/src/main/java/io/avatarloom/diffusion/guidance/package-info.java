/**
 * Score distillation: what a diffusion prior wants changed in latents. Free of engine and graph.
 */
package io.avatarloom.diffusion.guidance;
