package io.avatarloom.eval;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.eval.node.AnimateNode;
import io.avatarloom.eval.node.ColourDistanceNode;
import io.avatarloom.eval.node.ColourSaturationNode;
import io.avatarloom.eval.node.ContactSheetNode;
import io.avatarloom.eval.node.FrechetDistanceNode;
import io.avatarloom.eval.node.IdentityDistributionNode;
import io.avatarloom.eval.node.IdentitySimilarityNode;
import io.avatarloom.eval.node.LandmarkDistanceNode;
import io.avatarloom.eval.node.LatentFeaturesNode;
import io.avatarloom.eval.node.PlotSeriesNode;
import io.avatarloom.eval.node.PsnrNode;
import io.avatarloom.eval.node.RegionColourDistanceNode;
import io.avatarloom.eval.node.ReportNode;
import io.avatarloom.eval.node.SplitSheetNode;
import io.avatarloom.eval.node.SpoilImageNode;
import io.avatarloom.eval.node.SsimNode;
import io.avatarloom.eval.node.TemplateCorrespondenceNode;
import io.avatarloom.eval.node.UserStudyNode;
import io.avatarloom.eval.node.ViewColourDistanceNode;
import io.avatarloom.eval.report.HtmlReportExporter;
import io.avatarloom.eval.report.TextPageExporter;
import java.util.List;

/** Metrics, plots, sheets, clips and reports. */
public final class EvalNodes implements NodeLibrary {
  @Override
  public String name() {
    return "nodes-eval";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new ContactSheetNode(),
        new AnimateNode(),
        new PlotSeriesNode(),
        new ReportNode(),
        new PsnrNode(),
        new SsimNode(),
        new FrechetDistanceNode(),
        new IdentitySimilarityNode(),
        new ColourSaturationNode(),
        new ViewColourDistanceNode(),
        new TemplateCorrespondenceNode(),
        new LandmarkDistanceNode(),
        new SplitSheetNode(),
        new SpoilImageNode(),
        new IdentityDistributionNode(),
        new RegionColourDistanceNode(),
        new UserStudyNode(),
        new LatentFeaturesNode(),
        new ColourDistanceNode());
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(new HtmlReportExporter(), new TextPageExporter());
  }
}
