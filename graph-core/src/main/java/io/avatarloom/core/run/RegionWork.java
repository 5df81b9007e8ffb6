package io.avatarloom.core.run;

import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A region at work, from its last checkpoint on. */
final class RegionWork {
  private final Plan.Unit unit;
  private final RegionRun run;
  private final RegionCheckpoint checkpoint;
  private final RunEvents events;
  private int from;

  RegionWork(Plan.Unit unit, RegionRun run, RegionCheckpoint checkpoint, RunEvents events) {
    this.unit = unit;
    this.run = run;
    this.checkpoint = checkpoint;
    this.events = events;
  }

  /** Slots and series after the last iteration. */
  Map<String, Value> outputs() throws NodeFailure, IOException {
    from = run.resume();
    if (from > 0) {
      events.log(unit.id(), "resumes from the checkpoint at iteration " + from);
    }
    if (!checkpoint.refusal().isEmpty()) {
      events.log(unit.id(), checkpoint.refusal() + "; the region starts anew");
    }
    RegionRun.Result result = run.run();
    Map<String, Value> outputs = new TreeMap<>(result.slots());
    outputs.put(RegionEntry.SERIES, result.series());
    return outputs;
  }

  /** Deletes the checkpoint; to be called when the outputs are safe. */
  void forget() {
    try {
      checkpoint.delete();
    } catch (IOException e) {
      events.log(unit.id(), "the checkpoint cannot be deleted: " + e.getMessage());
    }
  }

  Verdict verdict(Verdict reason) {
    return from > 0 ? Verdict.resumed(from) : reason;
  }
}
