package io.avatarloom.core.run;

/**
 * How a run and whoever started it reach each other.
 *
 * @param events what the run tells
 * @param cancellation ends it
 * @param control pauses and steps its regions
 */
public record RunContact(RunEvents events, Cancellation cancellation, RegionControl control) {
  /** Of a run that is only listened to. */
  public RunContact(RunEvents events) {
    this(events, new Cancellation(), new RegionControl());
  }
}
