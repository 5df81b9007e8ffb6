/** Runs of recipes in processes of their own: queue, state, files. Free of any toolkit. */
package io.avatarloom.editor.run;
