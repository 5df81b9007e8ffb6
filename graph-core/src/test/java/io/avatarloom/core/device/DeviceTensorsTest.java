package io.avatarloom.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("opencl")
final class DeviceTensorsTest {
  private static final DeviceChoice DEVICE = DeviceChoice.parse("opencl");
  private static final int NUMBERS = 1 << 18;
  private static final long BYTES = 4L * NUMBERS;
  private Accelerator device;

  @BeforeEach
  void open() {
    OpenDevice.assume(DEVICE);
    device = Devices.open(DEVICE).orElseThrow();
  }

  @AfterEach
  void close() {
    if (device != null) {
      device.close();
    }
  }

  @Test
  void numbersComeBackAndAreCopiedThereOnce() {
    Tensor tensor = numbers(3);
    Tensor copy = copied(tensor);
    assertThat(copy.data()).isEqualTo(tensor.data());
    long held = device.ledger().total();
    copied(tensor);
    assertThat(device.ledger().total()).isEqualTo(held + BYTES);
  }

  @Test
  void whatTheDeviceHoldsAloneIsReadableAfterItIsClosed() {
    Tensor copy = copied(numbers(7));
    device.close();
    assertThat(copy.at(NUMBERS - 1)).isEqualTo(7 + NUMBERS - 1);
    assertThat(device.ledger().total()).isZero();
  }

  @Test
  void aFullDeviceSendsToJavaWhatTheStepDoesNotUse() {
    Tensor first = copied(numbers(1));
    device.ledger().limit(3 * BYTES);
    Tensor second = copied(numbers(2));
    assertThat(device.tensors().holds(first)).isFalse();
    assertThat(first.at(5)).isEqualTo(6);
    assertThat(second.at(5)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                device
                    .tensors()
                    .step(
                        () -> {
                          for (int i = 0; i < 5; i++) {
                            device.tensors().make(NUMBERS);
                          }
                          return null;
                        }))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("no room for");
  }

  @Test
  void memoryOfTensorsThatNobodyHoldsIsUsedAgain() throws InterruptedException {
    copied(numbers(0));
    long held = device.ledger().total();
    for (int i = 0; i < 200; i++) {
      System.gc();
      Thread.sleep(10); // the collector calls cleaners in a thread of its own
      copied(numbers(i));
      if (device.ledger().total() == held) {
        return;
      }
      held = device.ledger().total();
    }
    throw new AssertionError("the ledger still grows: " + held);
  }

  @Test
  void zerosTakeNoMemoryInJava() {
    Tensor zero = Tensor.zero(2, 3);
    assertThat(zero.isZero()).isTrue();
    Tensor copy = device.tensors().step(() -> copy(zero));
    assertThat(copy.data()).containsOnly(0).hasSize(6);
    assertThat(zero.data()).isEqualTo(copy.data());
  }

  private Tensor copied(Tensor tensor) {
    return device.tensors().step(() -> copy(tensor));
  }

  private Tensor copy(Tensor tensor) {
    Tensor copy = device.tensors().make(tensor.shape());
    device.copy(device.tensors().of(tensor), device.tensors().of(copy), 4L * tensor.length());
    return copy;
  }

  private static Tensor numbers(int from) {
    float[] numbers = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = from + i;
    }
    return Tensor.of(numbers, NUMBERS);
  }
}
