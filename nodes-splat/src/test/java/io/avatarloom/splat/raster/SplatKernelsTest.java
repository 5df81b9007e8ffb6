package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplatKernelsTest {
  @Test
  void thePtxThatShipsIsMadeOfTheSource() {
    assertThat(SplatKernels.source().ptxMatches())
        .as("splat.ptx is of another source: run nodes-splat/ptx.sh")
        .isTrue();
  }
}
