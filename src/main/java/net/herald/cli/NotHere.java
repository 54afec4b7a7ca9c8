package net.herald.cli;

import java.util.Map;

/** Programs of ExaBGP that have no place here, and what takes it. */
final class NotHere {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "netlink",
          "there is no herald netlink: herald does not touch the routing table of the host. A helper"
              + " process that reads events can, with ip route.",
          "flow",
          "there is no herald flow: a helper process that reads events of FlowSpec routes writes"
              + " filters of any kind.",
          "debugger",
          "there is no herald debugger: start the JVM with one, by HERALD_JAVA_OPTS.",
          "profiler",
          "there is no herald profiler: herald server --profile FILE records a profile.");

  private NotHere() {}

  /** A line for a word that is such a program, or an empty text. */
  static String hint(String word) {
    var instead = INSTEAD.get(word);
    return instead == null ? "" : instead + "\n";
  }
}
