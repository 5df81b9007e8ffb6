/** What differs between two recipes, as a value, as text, as JSON and as a picture. */
package io.avatarloom.core.diff;
