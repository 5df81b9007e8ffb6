package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Tensor;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Frechet distance of two clouds of features, each taken as a Gaussian (Heusel et al. 2017, the FID
 * formula): |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), covariances with n - 1.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * The trace of (C1 C2)^(1/2) is taken from the eigenvalues of the symmetric C1^(1/2) C2 C1^(1/2),
   * which has the same ones; those below zero by rounding count as zero.
   *
   * @param a [sample, feature], at least two samples
   * @param b [sample, feature], the same features
   */
  public static double between(Tensor a, Tensor b) {
    double[] meanA = mean(a);
    double[] meanB = mean(b);
    DMatrixRMaj covarianceA = covariance(a, meanA);
    DMatrixRMaj covarianceB = covariance(b, meanB);
    DMatrixRMaj root = squareRoot(covarianceA);
    DMatrixRMaj half = new DMatrixRMaj(root.numRows, root.numCols);
    DMatrixRMaj product = new DMatrixRMaj(root.numRows, root.numCols);
    CommonOps_DDRM.mult(root, covarianceB, half);
    CommonOps_DDRM.mult(half, root, product);
    EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(product, false);
    double distance = CommonOps_DDRM.trace(covarianceA) + CommonOps_DDRM.trace(covarianceB);
    for (int i = 0; i < root.numRows; i++) {
      distance += (meanA[i] - meanB[i]) * (meanA[i] - meanB[i]);
      distance -= 2 * Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal()));
    }
    return distance;
  }

  private static double[] mean(Tensor samples) {
    int width = samples.size(1);
    double[] mean = new double[width];
    for (int i = 0; i < samples.length(); i++) {
      mean[i % width] += samples.at(i) / (double) samples.size(0);
    }
    return mean;
  }

  private static DMatrixRMaj covariance(Tensor samples, double[] mean) {
    int n = samples.size(0);
    DMatrixRMaj centred = new DMatrixRMaj(n, mean.length);
    for (int i = 0; i < samples.length(); i++) {
      centred.data[i] = samples.at(i) - mean[i % mean.length];
    }
    DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
    CommonOps_DDRM.multInner(centred, covariance);
    CommonOps_DDRM.scale(1.0 / (n - 1), covariance);
    return covariance;
  }

  private static DMatrixRMaj squareRoot(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(symmetric, true);
    DMatrixRMaj root = new DMatrixRMaj(symmetric.numRows, symmetric.numCols);
    for (int i = 0; i < symmetric.numRows; i++) {
      double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal()));
      DMatrixRMaj vector = eigen.getEigenVector(i);
      CommonOps_DDRM.multAddTransB(value, vector, vector, root);
    }
    return root;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj matrix, boolean vectors) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(matrix.numRows, vectors, true);
    if (!eigen.decompose(matrix.copy())) {
      throw new ArithmeticException("the covariance has no eigenvalues: it is not finite");
    }
    return eigen;
  }
}
