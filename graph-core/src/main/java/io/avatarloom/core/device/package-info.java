/** Accelerators: what is there, memory on them, kernels in one source for CUDA and OpenCL. */
package io.avatarloom.core.device;
