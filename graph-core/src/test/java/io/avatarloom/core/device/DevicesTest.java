package io.avatarloom.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesTest {
  @Test
  void choicesAreReadAndWritten() {
    for (String word : new String[] {"auto", "cpu", "opencl", "opencl:2", "cuda", "cuda:1"}) {
      assertThat(DeviceChoice.parse(word)).hasToString(word);
    }
    assertThat(DeviceChoice.parse("cuda:1"))
        .isEqualTo(new DeviceChoice(Optional.of(Backend.CUDA), 1));
    for (String word : new String[] {"", "gpu", "cuda:", "cuda:x", "cpu:1", "CUDA"}) {
      assertThatThrownBy(() -> DeviceChoice.parse(word))
          .hasMessageContaining("cuda:N")
          .hasMessageContaining("'" + word + "'");
    }
  }

  @Test
  void javaIsAlwaysThere() {
    assertThat(Devices.list())
        .last()
        .matches(DeviceInfo::usable)
        .hasToString("cpu " + cpu().name());
    assertThat(Devices.open(DeviceChoice.CPU)).isEmpty();
  }

  private static DeviceInfo cpu() {
    return Devices.find(DeviceChoice.CPU);
  }

  @Test
  void everyBackendIsListedAndWhatIsMissingSaysWhy() {
    for (Backend backend : Backend.values()) {
      assertThat(Devices.list()).anyMatch(device -> device.backend() == backend);
    }
    assertThat(Devices.list())
        .filteredOn(device -> !device.usable())
        .allSatisfy(device -> assertThat(device.problem()).hasSizeGreaterThan(20));
  }

  @Test
  void aDeviceThatIsNotThereIsRefusedInWords() {
    assertThatThrownBy(() -> Devices.find(DeviceChoice.parse("opencl:99")))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("opencl:99")
        .hasMessageContaining("cpu");
  }

  @Test
  void theLedgerCountsAndRefuses() {
    Ledger ledger = new Ledger(cpu());
    ledger.add("pictures", 3 << 20);
    ledger.add("records", 1 << 20);
    ledger.remove("pictures", 1 << 20);
    assertThat(ledger.total()).isEqualTo(3 << 20);
    assertThat(ledger.peak()).isEqualTo(4 << 20);
    assertThat(ledger).hasToString("3.0 MB: pictures 2.0 MB, records 1.0 MB");
    ledger.limit(4 << 20);
    assertThatThrownBy(() -> ledger.add("gradients", 2 << 20))
        .hasMessageContaining("2.0 MB of gradients")
        .hasMessageContaining("pictures 2.0 MB")
        .matches(error -> ((DeviceException) error).outOfMemory());
    assertThat(ledger.total()).isEqualTo(3 << 20);
  }
}
