package io.avatarloom.core.serve;

/**
 * A job as the queue keeps it.
 *
 * @param id counts up from 1; the order of the queue
 * @param submitted started and finished: milliseconds since 1970, 0 for not yet
 * @param pid process of its runner, 0 for none
 * @param born when that process began, as the system states it
 * @param exitCode of the runner, -1 for not yet
 * @param message what to say of how it ended; may be empty
 * @param attempts how often a runner was started on it
 * @param request what was asked for, JSON without the recipe
 */
record Job(
    long id,
    JobState state,
    String name,
    long submitted,
    long started,
    long finished,
    long pid,
    String born,
    int exitCode,
    String message,
    int attempts,
    String request) {}
