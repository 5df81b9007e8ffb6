package io.avatarloom.core.cli;

import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.device.Devices;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a {@code --device}; one that is not there is refused before anything runs. */
final class DeviceWord implements ITypeConverter<DeviceChoice> {
  static final String HELP =
      "Where nodes that can use an accelerator run: auto, cpu, opencl[:n], cuda[:n]; see loom"
          + " doctor. Default: ${DEFAULT-VALUE}.";

  @Override
  public DeviceChoice convert(String text) {
    try {
      DeviceChoice choice = DeviceChoice.parse(text);
      if (choice.backend().isPresent()) {
        Devices.find(choice);
      }
      return choice;
    } catch (IllegalArgumentException | DeviceException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
