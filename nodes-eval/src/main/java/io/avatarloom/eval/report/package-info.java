/** Reports as web pages. */
package io.avatarloom.eval.report;
