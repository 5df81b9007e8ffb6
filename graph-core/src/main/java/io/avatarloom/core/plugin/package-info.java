/** Node libraries from jars of the user, each in a class loader of its own. */
package io.avatarloom.core.plugin;
