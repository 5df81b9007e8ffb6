/** Splats on the editor's stage. */
package io.avatarloom.splat.stage;
