package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.editor.panel.TopParamsPane;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.TopParamEdits;
import io.avatarloom.editor.session.TopTargets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Tab;

/** The parameters of the recipe itself: what the panel shows of them and does to them. */
final class TopParamsDesk {
  private final TopParamsPane pane = new TopParamsPane(new Changes());
  private final Tab tab = new Tab("Parameters", pane);
  private final Consumer<PortRef> goTo;
  private final Consumer<String> say;
  private Workbench bench;

  /**
   * @param goTo leads to a setting of a node or region
   * @param say hears what the user should know
   */
  TopParamsDesk(Consumer<PortRef> goTo, Consumer<String> say) {
    this.goTo = goTo;
    this.say = say;
    tab.setId("tab-parameters");
    tab.setClosable(false);
  }

  Tab tab() {
    return tab;
  }

  void open(Workbench newBench) {
    bench = newBench;
    pane.setBase(bench.file().folder());
  }

  /** Shows the document as it is now. */
  void edited() {
    List<String> names = TopTargets.names(whole());
    pane.show(TopTargets.section(whole()), bench.types().topParams(whole()));
    tab.setText(names.isEmpty() ? "Parameters" : "Parameters (" + names.size() + ")");
  }

  private Sketch whole() {
    return bench.document().whole();
  }

  /** Brings the panel up and takes the keyboard to a parameter. */
  void show(String name) {
    tab.getTabPane().getSelectionModel().select(tab);
    pane.takeFocus(name);
  }

  /** A name that is free for a setting of a node or region at the place one works at. */
  String freshName(PortRef local) {
    return TopParamEdits.freshName(whole(), local.port());
  }

  /** Shows a setting at the top, or shows it no longer where {@code name} is empty. */
  Optional<String> expose(PortRef local, String name, String help) {
    String target =
        new PortRef(bench.document().place().runId(local.owner()), local.port()).toString();
    if (name.isEmpty()) {
      bench.document().applyToWhole(TopParamEdits.conceal(target));
      return Optional.empty();
    }
    Edit edit = TopParamEdits.expose(target, name, help);
    Optional<String> refusal =
        TopTargets.names(whole()).contains(name)
            ? refusalToJoin(edit, name)
            : TopParamEdits.refusal(whole(), name);
    if (refusal.isEmpty()) {
      bench.document().applyToWhole(edit);
    }
    return refusal;
  }

  /** A name that is taken can stand for one more target of the same type. */
  private Optional<String> refusalToJoin(Edit edit, String name) {
    TopParams joined = bench.types().topParams(edit.apply(whole()));
    Optional<TopParam> found = joined.list().detectOptional(param -> param.name().equals(name));
    return found.isPresent()
        ? Optional.empty()
        : Optional.of(
            "The recipe has a parameter " + name + " already, of another type; take another name.");
  }

  /** What the panel does to the document. */
  private final class Changes implements TopParamsPane.Listener {
    @Override
    public void changed(String name, JsonNode value, boolean finished) {
      Edit edit = new TopParamEdits(bench.types().catalogue()).setValue(name, value);
      bench.document().applyToWhole(edit, "set parameter " + name);
      if (finished) {
        bench.document().endGesture();
      }
    }

    @Override
    public void renamed(String from, String to) {
      TopParamEdits.refusal(whole(), to)
          .ifPresentOrElse(say, () -> apply(TopParamEdits.rename(from, to)));
    }

    @Override
    public void moved(String name, int by) {
      apply(TopParamEdits.move(name, by));
    }

    @Override
    public void removed(String name) {
      apply(TopParamEdits.remove(name));
    }

    @Override
    public void described(String name, String help) {
      apply(TopParamEdits.describe(name, help));
    }

    @Override
    public Optional<String> narrowed(String name, String key, JsonNode value) {
      Edit edit = TopParamEdits.narrow(name, key, value);
      Optional<String> wrong =
          bench.types().topParams(edit.apply(whole())).found().stream()
              .filter(found -> found.where().equals(name))
              .map(found -> found.message())
              .findFirst();
      if (wrong.isEmpty()) {
        apply(edit);
      }
      return wrong;
    }

    @Override
    public void goTo(String target) {
      PortRef.find(target).ifPresent(goTo);
    }

    @Override
    public void showSeed() {
      apply(TopParamEdits.expose(TopParams.SEED, TopParams.SEED, ""));
    }

    private void apply(Edit edit) {
      bench.document().applyToWhole(edit);
    }
  }
}
