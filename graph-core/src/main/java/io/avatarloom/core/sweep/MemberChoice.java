package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Picks members by id and by setting. */
public final class MemberChoice {
  private final List<Member> members;

  public MemberChoice(List<Member> members) {
    this.members = members;
  }

  /**
   * @param ids of members; leading zeros may be missing
   * @param settings {@code name=value}; of one name any may hold, of several names all must
   * @return ids; empty when nothing was asked for
   * @throws InvalidRecipeException if no member fits; the message says which there are
   */
  public Set<String> of(List<String> ids, List<String> settings) throws InvalidRecipeException {
    Set<String> chosen = new LinkedHashSet<>();
    for (String id : ids) {
      chosen.add(known(id.strip()));
    }
    if (settings.isEmpty()) {
      return chosen;
    }
    Set<String> names = settings.stream().map(MemberChoice::name).collect(Collectors.toSet());
    for (Member member : members) {
      if (names.stream().allMatch(name -> fits(member, name, settings))) {
        chosen.add(member.id());
      }
    }
    if (chosen.isEmpty()) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              "--only",
              "",
              "no member has "
                  + String.join(", ", settings)
                  + "; the first has "
                  + members.get(0).words()));
    }
    return chosen;
  }

  private String known(String id) throws InvalidRecipeException {
    return members.stream()
        .map(Member::id)
        .filter(known -> known.replaceFirst("^0+", "").equals(id.replaceFirst("^0+", "")))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRecipeException(
                    Diagnostic.of(
                        "--member",
                        "",
                        "there is no member '"
                            + id
                            + "'; they go from "
                            + members.get(0).id()
                            + " to "
                            + members.get(members.size() - 1).id())));
  }

  private static String name(String setting) {
    return setting.contains("=") ? setting.substring(0, setting.indexOf('=')).strip() : setting;
  }

  private static boolean fits(Member member, String name, List<String> settings) {
    JsonNode value = member.settings().get(name);
    return value != null
        && settings.stream()
            .filter(setting -> name(setting).equals(name))
            .anyMatch(setting -> same(value, setting.substring(setting.indexOf('=') + 1).strip()));
  }

  private static boolean same(JsonNode value, String text) {
    if (Member.text(value).equals(text)) {
      return true;
    }
    try {
      return value.isNumber() && value.doubleValue() == Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
