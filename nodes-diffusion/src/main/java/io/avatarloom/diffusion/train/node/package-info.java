/** Nodes that train. */
package io.avatarloom.diffusion.train.node;
