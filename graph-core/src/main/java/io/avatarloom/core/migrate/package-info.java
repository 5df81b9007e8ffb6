/** One class a step from a format version of recipes to the next; in memory, never in the file. */
package io.avatarloom.core.migrate;
