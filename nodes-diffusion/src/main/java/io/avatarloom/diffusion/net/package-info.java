/** Networks and weights on the PyTorch engine; the only package that knows the engine. */
package io.avatarloom.diffusion.net;
