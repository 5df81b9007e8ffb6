/** The nodes of this module. */
package io.avatarloom.morphable.node;
