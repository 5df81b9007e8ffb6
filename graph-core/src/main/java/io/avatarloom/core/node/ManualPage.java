package io.avatarloom.core.node;

/** The manual page of a node, written from its declaration. */
public final class ManualPage {
  private ManualPage() {}

  /** Markdown, also fit to read on a terminal. */
  public static String of(NodeSpec spec, String library) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(spec.title()).append("\n\n");
    page.append("`").append(spec.id()).append("`, contract ").append(spec.version());
    page.append(", module ").append(library).append(", ");
    page.append(
        switch (spec.determinism()) {
          case BITWISE -> "same bytes everywhere";
          case SAME_DEVICE -> "same bytes on the same machine";
          case NONE -> "not reproducible";
        });
    page.append(spec.stored() ? ".\n\n" : "; runs every time.\n\n");
    page.append(spec.help()).append("\n");
    formerNames(spec.former(), page);
    if (spec.inputs().notEmpty()) {
      page.append("\n| input | type | | meaning |\n|---|---|---|---|\n");
      spec.inputs()
          .forEach(
              in ->
                  page.append(
                      row(
                          in.id(),
                          in.type().toString(),
                          in.many() ? "any number" : in.required() ? "" : "optional",
                          in.help())));
    }
    if (spec.outputs().notEmpty()) {
      page.append("\n| output | type | meaning |\n|---|---|---|\n");
      spec.outputs().forEach(out -> page.append(row(out.id(), out.type().toString(), out.help())));
    }
    if (spec.params().notEmpty()) {
      page.append("\n| parameter | default | range | meaning | source |\n|---|---|---|---|---|\n");
      spec.params()
          .forEach(
              param ->
                  page.append(
                      row(
                          param.id(),
                          "`" + param.defaultJson() + "`",
                          range(param),
                          param.help(),
                          param.source())));
    }
    return page.toString();
  }

  private static void formerNames(FormerNames former, StringBuilder page) {
    former.ids().forEach(id -> page.append("\nCalled `").append(id).append("` before.\n"));
    if (former.inputs().isEmpty() && former.outputs().isEmpty()) {
      return;
    }
    page.append("\n| former name | now |\n|---|---|\n");
    former.inputs().forEach((before, now) -> page.append(row(before, now)));
    former.outputs().forEach((before, now) -> page.append(row(before, now)));
  }

  private static String range(Param<?> param) {
    return switch (param.kind()) {
      case CHOICE -> param.options().makeString(", ");
      case NUMBER, INTEGER, NUMBERS -> param.range().strip();
      case VECTOR -> ("x, y, z" + param.range()).strip();
      case COLOUR -> "red, green, blue from 0 up to 1";
      case WEIGHTS -> ("weights by name" + param.range()).strip();
      case FILE -> "file";
      case FLAG -> "true or false";
      case TEXT, TEXTS -> "text";
    };
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    return row.append('\n').toString();
  }
}
