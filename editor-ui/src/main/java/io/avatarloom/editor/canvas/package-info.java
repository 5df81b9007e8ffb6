/** The graph as it is drawn and worked on: geometry, painters, gestures, keys. */
package io.avatarloom.editor.canvas;
