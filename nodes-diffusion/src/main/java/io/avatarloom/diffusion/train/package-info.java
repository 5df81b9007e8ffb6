/** Training of the diffusion networks: states, data sets in latents, batches. */
package io.avatarloom.diffusion.train;
