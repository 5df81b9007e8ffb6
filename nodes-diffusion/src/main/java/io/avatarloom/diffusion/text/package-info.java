/** Prompts as token ids. */
package io.avatarloom.diffusion.text;
