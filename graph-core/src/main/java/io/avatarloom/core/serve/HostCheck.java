package io.avatarloom.core.serve;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses requests under a foreign name. A page of another site can have its name point at this
 * machine, but it cannot make a browser send an address or {@code localhost} instead.
 */
final class HostCheck {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
  private final List<String> names;

  /**
   * @param names allowed beyond addresses and localhost
   */
  HostCheck(List<String> names) {
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * @param header of the request, null when there is none
   */
  boolean allows(String header) {
    if (header == null) {
      return false;
    }
    String host = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    return host.equals("localhost") || names.contains(host) || ADDRESS.matcher(host).matches();
  }
}
