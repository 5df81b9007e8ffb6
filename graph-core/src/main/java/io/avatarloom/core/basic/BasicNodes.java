package io.avatarloom.core.basic;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.GifExporter;
import io.avatarloom.core.file.ImageExporter;
import io.avatarloom.core.file.PlyExporter;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import java.util.List;

/** Nodes that belong to no method: constants, switches, schedules, pictures. */
public final class BasicNodes implements NodeLibrary {
  @Override
  public String name() {
    return "graph-core";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new NumberNode(),
        new TextNode(),
        new FlagNode(),
        new SwitchNode(),
        new RegionProgressNode(),
        new ScheduleNode(),
        new LoadImageNode(),
        new LoadFolderNode(),
        new ResizeImageNode(),
        new AppendImagesNode(),
        new BlurImageNode(),
        new PickImageNode());
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(new ImageExporter(), new PlyExporter(), new GifExporter());
  }
}
