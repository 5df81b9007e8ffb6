/** Nodes of diffusion priors and guidance. */
package io.avatarloom.diffusion.node;
