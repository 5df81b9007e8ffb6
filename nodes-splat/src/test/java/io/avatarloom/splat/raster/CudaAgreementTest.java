package io.avatarloom.splat.raster;

import org.junit.jupiter.api.Tag;

@Tag("cuda")
class CudaAgreementTest extends DeviceAgreement {
  CudaAgreementTest() {
    super("cuda");
  }
}
