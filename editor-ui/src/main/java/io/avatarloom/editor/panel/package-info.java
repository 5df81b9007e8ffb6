/** Panels around the canvas. Each takes plain data and listeners; none knows the session. */
package io.avatarloom.editor.panel;
