/** Labelled pictures to train from, whoever makes them. */
package io.avatarloom.core.picture;
