/** The service: jobs over HTTP, kept in an embedded database, run by runners of their own. */
package io.avatarloom.core.serve;
