/** Golden suites: the module's own nodes against outputs of reference libraries. */
package io.avatarloom.diffusion.golden;
