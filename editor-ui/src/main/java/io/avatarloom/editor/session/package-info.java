/** What an editor session holds: the document, its edits and their history; no toolkit. */
package io.avatarloom.editor.session;
