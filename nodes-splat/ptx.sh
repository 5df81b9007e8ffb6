#!/usr/bin/env bash
# Compiles the splat kernels to the PTX that ships, for the oldest chip this compiler knows. Needs
# nvcc of CUDA 13 and no GPU. Run it after a change of a kernel; a test holds the PTX to its source.
set -euo pipefail
cd "$(dirname "$0")/src/main/resources/io/avatarloom/splat/kernel"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat dialect.h sort.h shape.h project.h composite.h splats.h step.h > "$work/splat.cu"
nvcc -ptx -arch=compute_75 -fmad=false -o "$work/splat.ptx" "$work/splat.cu"
{
  echo "// source sha256 $(sha256sum "$work/splat.cu" | cut -d' ' -f1)"
  # The kernels use nothing newer than PTX 7.0, which drivers read since CUDA 11.
  sed 's/^\.version .*/.version 7.0/' "$work/splat.ptx"
} > "$work/marked.ptx"
ptxas -arch=sm_75 -o "$work/check.cubin" "$work/marked.ptx"
mv "$work/marked.ptx" splat.ptx
