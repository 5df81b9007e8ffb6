package io.avatarloom.core.cli;

import io.avatarloom.core.device.DeviceChoice;
import picocli.CommandLine.Option;

/** Where nodes that can use an accelerator run. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = DeviceWord.class,
      defaultValue = "auto",
      description = DeviceWord.HELP)
  DeviceChoice choice;
}
