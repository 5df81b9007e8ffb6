/** Linear head models: reading, posing, skinning. */
package io.avatarloom.morphable.head;
