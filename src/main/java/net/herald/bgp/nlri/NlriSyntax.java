package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * How the NLRI of a family are read, written and shown.
 *
 * @param <N> their value
 */
public interface NlriSyntax<N extends Nlri> {

  /**
   * Reads one NLRI and leaves the reader behind it.
   *
   * @param addPath whether a path identifier comes first (RFC 7911)
   * @throws net.herald.wire.WireFault when it is malformed
   */
  N decode(WireReader in, Family family, boolean addPath);

  /**
   * Writes one NLRI.
   *
   * @param addPath whether a path identifier comes first; 0 for an NLRI that has none
   */
  void encode(N nlri, WireWriter out, boolean addPath);

  /** Appends the form of the text events, which the command line reads back. */
  void text(N nlri, StringBuilder out);

  /** Appends the text as a command has it, behind the words of its family. */
  default void command(N nlri, StringBuilder out) {
    text(nlri, out);
  }

  /** How it is written in configuration and commands; null where it cannot be. */
  default @Nullable NlriGrammar grammar() {
    return null;
  }

  /** Writes one JSON value. */
  void json(N nlri, JsonWriter out);

  /**
   * Writes one JSON value as version 4 of the API has it: some families show the next hop inside.
   */
  default void json4(N nlri, String nextHop, JsonWriter out) {
    json(nlri, out);
  }

  /**
   * Writes the value in the short form of {@code exabgp.api.compact}; the long one where there is
   * none.
   */
  default void compactJson(N nlri, JsonWriter out) {
    json(nlri, out);
  }

  /** The order of NLRI inside an UPDATE we send; negative when {@code a} goes first. */
  int compare(N a, N b);
}
