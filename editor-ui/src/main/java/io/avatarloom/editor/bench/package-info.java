/** Measures how quick the editor is: {@code loom bench editor}. */
package io.avatarloom.editor.bench;
