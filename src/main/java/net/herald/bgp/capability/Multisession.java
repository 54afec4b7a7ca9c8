package net.herald.bgp.capability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Several sessions with one peer (draft-ietf-idr-bgp-multisession, expired), under its own code or
 * under the one Cisco used before.
 *
 * @param cisco whether it is Cisco's code 131
 * @param octets a field of flags, then the codes of the capabilities that tell sessions apart; each
 *     0 to 255
 */
public record Multisession(boolean cisco, List<Integer> octets) implements Capability {
  public Multisession {
    octets = List.copyOf(octets);
  }

  /** Sessions that differ by their families. */
  public static Multisession byFamilies() {
    return new Multisession(false, List.of(0, CapabilityCode.MULTIPROTOCOL));
  }

  @Override
  public int code() {
    return cisco ? CapabilityCode.MULTISESSION_CISCO : CapabilityCode.MULTISESSION;
  }

  /** What tells sessions apart; the families where nothing is named. */
  Set<Integer> identifiers() {
    return octets.size() < 2
        ? Set.of(CapabilityCode.MULTIPROTOCOL)
        : new LinkedHashSet<>(octets.subList(1, octets.size()));
  }

  private List<String> named() {
    return octets.stream().skip(1).map(code -> Capabilities.row(code).keyword()).toList();
  }

  static final CapabilitySyntax<Multisession> DRAFT = syntax(false);
  static final CapabilitySyntax<Multisession> CISCO = syntax(true);

  private static CapabilitySyntax<Multisession> syntax(boolean cisco) {
    return new CapabilitySyntax<>() {
      @Override
      public Multisession decode(WireReader value) {
        var octets = new ArrayList<Integer>();
        while (!value.isEmpty()) {
          octets.add(value.u8());
        }
        return new Multisession(cisco, octets);
      }

      @Override
      public void encode(Multisession capability, WireWriter out) {
        throw new UnsupportedOperationException("one TLV per octet: see values");
      }

      // ExaBGP sends it so, and wants it so
      @Override
      public List<byte[]> values(Multisession capability) {
        return capability.octets.isEmpty()
            ? List.of(new byte[0])
            : capability.octets.stream().map(o -> new WireWriter(1).u8(o).toBytes()).toList();
      }

      @Override
      public Multisession merge(Multisession first, Multisession last) {
        var octets = new ArrayList<>(first.octets);
        octets.addAll(last.octets);
        return new Multisession(cisco, octets);
      }

      @Override
      public void json(Multisession capability, JsonWriter out) {
        out.member("name", "multisession").member("variant", cisco ? "Cisco" : "RFC");
        out.name("capabilities").beginArray();
        capability.named().forEach(out::value);
        out.endArray();
      }

      @Override
      public String text(Multisession capability) {
        return capability.named().stream()
            .collect(Collectors.joining(" ", cisco ? "multisession " : "multisession (rfc) ", ""))
            .strip();
      }
    };
  }
}
