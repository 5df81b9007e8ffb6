/** Figures of merit. */
package io.avatarloom.eval.metric;
