package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import net.herald.bgp.Family;
import net.herald.bgp.capability.ExtendedNextHop;
import net.herald.bgp.message.Operational;
import net.herald.text.Range;
import org.jspecify.annotations.Nullable;

/**
 * What the section of a neighbor, or of a template, has said so far. Templates are merged into it;
 * {@link NeighborAssembly} makes a {@link Neighbor} of it.
 */
final class NeighborDraft {
  /** A template to inherit from. */
  record Inherited(NeighborDraft template, Range range) {}

  /** What an {@code api} section says: each process it names is told what its flags say. */
  record Api(List<Named> processes, List<Named> matches, ApiSettings.Subscription subscription) {}

  /** A name, and where it is written. */
  record Named(String name, Range range) {}

  final Reading reading;
  final String name;
  final Range header;
  final Scalars scalars;
  final Scalars capability;
  final Scalars tcpAo;
  final SequencedSet<Family> families = new LinkedHashSet<>();
  final SequencedSet<ExtendedNextHop.Conversion> conversions = new LinkedHashSet<>();
  final SequencedMap<Family, Integer> pathLimits = new LinkedHashMap<>();
  final Map<Family, Integer> labelCounts = new LinkedHashMap<>();
  final List<Api> apis = new ArrayList<>();
  final List<Inherited> inherited = new ArrayList<>();
  final List<Operational> operational = new ArrayList<>();
  final RouteList routes = new RouteList();
  @Nullable PeerAddress peer;
  boolean nextHopBlock;

  /** Whether the families are those of the routes. */
  boolean minimal;

  NeighborDraft(Reading reading, String name, Range header) {
    this.reading = reading;
    this.name = name;
    this.header = header;
    this.scalars = new Scalars(reading.diagnostics);
    this.capability = new Scalars(reading.diagnostics);
    this.tcpAo = new Scalars(reading.diagnostics);
  }

  /** Takes over what a group says, where the neighbor does not say it itself. */
  void underlay(NeighborDraft group) {
    scalars.underlay(group.scalars);
    capability.underlay(group.capability);
    tcpAo.underlay(group.tcpAo);
    lists(group);
  }

  /**
   * Merges every template named in, in the order they were named; theirs were merged into them
   * before.
   */
  void merge() {
    for (Inherited one : inherited) {
      NeighborDraft template = one.template();
      scalars.inherit(template.scalars, template.name);
      capability.inherit(template.capability, template.name);
      tcpAo.inherit(template.tcpAo, template.name);
      lists(template);
    }
  }

  private void lists(NeighborDraft other) {
    families.addAll(other.families);
    conversions.addAll(other.conversions);
    for (Map.Entry<Family, Integer> limit : other.pathLimits.entrySet()) {
      pathLimits.putLast(limit.getKey(), limit.getValue());
    }
    other.labelCounts.forEach(labelCounts::putIfAbsent);
    apis.addAll(other.apis);
    operational.addAll(other.operational);
    routes.addAll(other.routes);
    nextHopBlock |= other.nextHopBlock;
    minimal |= other.minimal;
  }
}
