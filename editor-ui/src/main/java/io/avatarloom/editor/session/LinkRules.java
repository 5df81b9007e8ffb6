package io.avatarloom.editor.session;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.PortType;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Which links one state of a document allows. */
public final class LinkRules {
  /**
   * A port of a node type that a dropped link could be joined to.
   *
   * @param type node type
   * @param port input, parameter or output of it
   * @param param the port is a parameter
   */
  public record Candidate(String type, String port, boolean param) {}

  private static final String NEW = "new node";
  private final GraphIndex index;

  public LinkRules(GraphIndex index) {
    this.index = index;
  }

  /**
   * Why an output may not be linked to an input, parameter or slot, in one sentence; empty when it
   * may. The link that a single input has already does not count: it would be replaced.
   */
  public Optional<String> refusal(PortRef from, PortRef to) {
    Optional<Port> output = index.ports(from.owner()).output(from.port());
    Optional<Port> input = index.ports(to.owner()).input(to.port());
    if (output.isEmpty()) {
      return Optional.of("There is no output " + from + ".");
    }
    if (input.isEmpty()) {
      return Optional.of("There is no input or parameter " + to + ".");
    }
    return crossing(from, to)
        .or(() -> itself(from, to))
        .or(() -> type(output.get(), input.get()))
        .or(() -> downstream(from, input.get()))
        .or(() -> cycle(from, to));
  }

  /** The links a new link takes the place of: those of an input that takes one. */
  static ImmutableList<LinkItem> replaced(GraphIndex index, PortRef from, PortRef to) {
    ImmutableList<LinkItem> present = index.into(to);
    if (index.sketch().regions().containsKey(to.owner())) {
      boolean inside = index.regionOf(from.owner()).equals(to.owner());
      return present.select(
          item -> index.regionOf(item.link().from().owner()).equals(to.owner()) == inside);
    }
    boolean many = index.ports(to.owner()).input(to.port()).map(Port::many).orElse(false);
    return many ? Lists.immutable.empty() : present;
  }

  private Optional<String> itself(PortRef from, PortRef to) {
    boolean same = from.owner().equals(to.owner());
    return same ? Optional.of(from.owner() + " cannot be linked to itself.") : Optional.empty();
  }

  private Optional<String> crossing(PortRef from, PortRef to) {
    String region = index.regionOf(from.owner());
    boolean sees =
        region.isEmpty() || region.equals(index.regionOf(to.owner())) || region.equals(to.owner());
    return sees
        ? Optional.empty()
        : Optional.of(
            to
                + " lies outside the region "
                + region
                + " and cannot read "
                + from
                + "; carry the value in a slot of the region.");
  }

  private Optional<String> type(Port output, Port input) {
    PortType<?> met = index.typeOf(output.ref()).orElse(output.type());
    return wanted(input)
        .refusal(met)
        .map(
            why ->
                input.param()
                    ? "The parameter "
                        + input.ref()
                        + " takes Number, Flag or Text; "
                        + output.ref()
                        + " is "
                        + met
                        + "."
                    : input.ref() + " does not take " + output.ref() + ": " + why + ".");
  }

  /**
   * The type an input demands; a variable is what the other inputs with the variable are linked to.
   */
  private PortType<?> wanted(Port input) {
    if (!input.type().isVariable()) {
      return input.type();
    }
    MutableList<PortType<?>> others =
        index.linkedTypes(input.ref().owner(), input.type().variable(), input.ref());
    return others.isEmpty() ? input.type() : others.getFirst();
  }

  /** Inputs that read a generic node must take what the new link brings through it. */
  private Optional<String> downstream(PortRef from, Port input) {
    Optional<PortType<?>> brought = index.typeOf(from).filter(type -> !type.isVariable());
    if (brought.isEmpty() || !input.type().isVariable()) {
      return Optional.empty();
    }
    for (Port output : index.ports(input.ref().owner()).outputs()) {
      if (!output.type().variable().equals(input.type().variable())) {
        continue;
      }
      for (LinkItem reader : index.outOf(output.ref())) {
        PortRef to = reader.link().to();
        Optional<String> why =
            index.ports(to.owner()).input(to.port()).flatMap(p -> p.type().refusal(brought.get()));
        if (why.isPresent()) {
          return Optional.of(to + " reads " + output.ref() + " and refuses: " + why.get() + ".");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> cycle(PortRef from, PortRef to) {
    return new Reach(index, replaced(index, from, to)).closesCycle(from, to)
        ? Optional.of(
            "The link "
                + from
                + " -> "
                + to
                + " would close a cycle; carry the value in a slot of a region.")
        : Optional.empty();
  }

  /**
   * Node types and ports that fit a link dropped on nothing: inputs for a link from an output,
   * outputs for a link from an input. Sorted by type; inputs before parameters.
   */
  public ImmutableList<Candidate> candidates(PortRef port, boolean fromOutput) {
    Catalogue catalogue = index.catalogue();
    MutableList<Candidate> found = Lists.mutable.empty();
    for (String id : catalogue.ids()) {
      NodeSpec spec = catalogue.node(id).orElseThrow().spec();
      Ports ports = Ports.of(NEW, spec);
      (fromOutput ? fittingInputs(port, ports) : fittingOutputs(port, ports))
          .forEach(fit -> found.add(new Candidate(id, fit.ref().port(), fit.param())));
    }
    return found.toSortedListBy(candidate -> candidate.param() ? 1 : 0).toImmutable();
  }

  private ImmutableList<Port> fittingInputs(PortRef output, Ports ports) {
    return index
        .typeOf(output)
        .map(type -> ports.inputs().select(input -> input.type().refusal(type).isEmpty()))
        .orElseGet(Lists.immutable::empty);
  }

  private ImmutableList<Port> fittingOutputs(PortRef to, Ports ports) {
    return index
        .ports(to.owner())
        .input(to.port())
        .map(this::wanted)
        .map(type -> ports.outputs().select(output -> type.refusal(output.type()).isEmpty()))
        .orElseGet(Lists.immutable::empty);
  }
}
