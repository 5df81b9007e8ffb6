package io.avatarloom.splat.raster;

import org.junit.jupiter.api.Tag;

@Tag("opencl")
class OpenClAgreementTest extends DeviceAgreement {
  OpenClAgreementTest() {
    super("opencl");
  }
}
