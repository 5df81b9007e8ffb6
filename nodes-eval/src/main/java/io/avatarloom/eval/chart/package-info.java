/** Line charts, drawn as pictures and as SVG. */
package io.avatarloom.eval.chart;
