/** Folders that hold the parts of a diffusion prior. */
package io.avatarloom.diffusion.bundle;
