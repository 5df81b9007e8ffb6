package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.PairCosines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Identity similarity distribution (Arc2Avatar, section 4). */
public final class IdentityDistributionNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.identityDistribution",
          1,
          "Identity distribution",
          "Cosine of every render of a person with every held-out picture of that person, person by"
              + " person and pooled. The first link of renders belongs to the first of pictures,"
              + " and so on. A higher mean and a smaller spread are better.");
  private static final In<Tensor> RENDERS =
      B.many(
          "renders",
          ValueTypes.TENSOR,
          "Unit descriptors [view, width] of a person's renders from the front and the sides; rows"
              + " of NaN where no face was found.");
  private static final In<Tensor> PICTURES =
      B.many(
          "pictures",
          ValueTypes.TENSOR,
          "Unit descriptors [picture, width] of the person's held-out pictures.");
  private static final Param<ImmutableList<String>> PEOPLE =
      B.texts("people", List.of(), "Names in the order of the links; numbers for the rest.");
  private static final Param<Double> WIDTH =
      B.number("kernelWidth", 0.03, 0.001, 1, "", "Standard deviation that smooths the curves.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean cosine of all pairs; NaN without any face.");
  private static final Out<NumberValue> SPREAD =
      B.out("spread", ValueTypes.NUMBER, "Standard deviation of all pairs.");
  private static final Out<NumberValue> FACELESS =
      B.out("faceless", ValueTypes.NUMBER, "Renders without a face, which no pair counts.");
  private static final Out<Table> TABLE =
      B.out(
          "table",
          ValueTypes.TABLE,
          "Person, pairs, mean, spread, quantiles; the last row is pooled.");
  private static final Out<Series> CURVES =
      B.out("curves", ValueTypes.SERIES, "Density over the cosine, a column a person and pooled.");
  private static final Out<Series> PAIRS =
      B.out("pairs", ValueTypes.SERIES, "Every pair: number of the person from 0, cosine.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    ImmutableList<Tensor> renders = run.all(RENDERS);
    ImmutableList<Tensor> pictures = run.all(PICTURES);
    check(renders, pictures);
    List<String> names = new ArrayList<>();
    List<double[]> cosines = new ArrayList<>();
    int faceless = 0;
    for (int p = 0; p < renders.size(); p++) {
      names.add(p < run.get(PEOPLE).size() ? run.get(PEOPLE).get(p) : Integer.toString(p));
      cosines.add(PairCosines.of(renders.get(p), pictures.get(p)));
      faceless += withoutFace(renders.get(p));
    }
    run.set(PAIRS, pairs(cosines));
    double[] pooled = cosines.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    names.add("pooled");
    cosines.add(pooled);
    run.set(MEAN, new NumberValue(PairCosines.mean(pooled)));
    run.set(SPREAD, new NumberValue(PairCosines.deviation(pooled)));
    run.set(FACELESS, new NumberValue(faceless));
    run.set(TABLE, table(names, cosines));
    run.set(CURVES, curves(names, cosines, run.get(WIDTH)));
  }

  private static void check(ImmutableList<Tensor> renders, ImmutableList<Tensor> pictures)
      throws NodeException {
    if (renders.isEmpty() || renders.size() != pictures.size()) {
      throw new NodeException(
          PICTURES.id(),
          "expected a link for each of renders, "
              + Math.max(1, renders.size())
              + ", met "
              + pictures.size());
    }
    for (int p = 0; p < renders.size(); p++) {
      Tensor a = renders.get(p);
      Tensor b = pictures.get(p);
      if (a.rank() != 2 || b.rank() != 2 || a.size(1) != b.size(1)) {
        throw new NodeException(
            PICTURES.id(),
            "expected descriptors [picture, width] as wide as those of renders, "
                + a
                + ", met "
                + b);
      }
    }
  }

  private static int withoutFace(Tensor renders) {
    int count = 0;
    for (int v = 0; v < renders.size(0); v++) {
      count += Float.isFinite(renders.at(v * renders.size(1))) ? 0 : 1;
    }
    return count;
  }

  private static Series pairs(List<double[]> cosines) {
    int count = cosines.stream().mapToInt(c -> c.length).sum();
    double[] number = new double[count];
    double[][] columns = new double[2][count];
    int at = 0;
    for (int p = 0; p < cosines.size(); p++) {
      for (double cosine : cosines.get(p)) {
        number[at] = at;
        columns[0][at] = p;
        columns[1][at++] = cosine;
      }
    }
    return new Series(Lists.immutable.of("person", "cosine"), number, columns);
  }

  private static Table table(List<String> names, List<double[]> cosines) {
    MutableList<ImmutableList<String>> rows = Lists.mutable.empty();
    for (int p = 0; p < names.size(); p++) {
      double[] sorted = cosines.get(p);
      rows.add(
          Lists.immutable.of(
              names.get(p),
              Integer.toString(sorted.length),
              text(PairCosines.mean(sorted)),
              text(PairCosines.deviation(sorted)),
              text(PairCosines.quantile(sorted, 0.05)),
              text(PairCosines.quantile(sorted, 0.5)),
              text(PairCosines.quantile(sorted, 0.95))));
    }
    return new Table(
        Lists.immutable.of("person", "pairs", "mean", "spread", "5 %", "median", "95 %"),
        rows.toImmutable());
  }

  private static String text(double value) {
    return Cells.number("%.4f", value);
  }

  /** From 0 to 1 in steps of 0.005, and below 0 where numbers lie there. */
  private static Series curves(List<String> names, List<double[]> cosines, double width) {
    double[] pooled = cosines.get(cosines.size() - 1);
    int first = pooled.length > 0 && pooled[0] < 0 ? -200 : 0;
    double[] x = new double[201 - first];
    double[][] columns = new double[names.size()][x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (first + i) / 200.0;
      for (int p = 0; p < columns.length; p++) {
        columns[p][i] = PairCosines.density(cosines.get(p), x[i], width);
      }
    }
    return new Series(Lists.immutable.ofAll(names), x, columns);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
