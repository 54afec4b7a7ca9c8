package net.herald.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AsPath;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE as JSON: its attributes, then what it announces by family and next hop, then what it
 * withdraws by family. What is empty is left out.
 */
final class UpdateJson {
  /** What stands in place of a next hop: where there need be none, and where there should be. */
  private static final List<String> NONE = List.of("no-nexthop", "null");

  private final Dialect dialect;
  private final boolean compact;
  private final JsonWriter out;

  private UpdateJson(Dialect dialect, boolean compact, JsonWriter out) {
    this.dialect = dialect;
    this.compact = compact;
    this.out = out;
  }

  /** Writes the object. */
  static void write(Update update, Dialect dialect, boolean compact, JsonWriter out) {
    out.beginObject();
    var endOfRib = update.endOfRib();
    if (endOfRib != null) {
      endOfRib(endOfRib, out);
    } else {
      new UpdateJson(dialect, compact, out).update(update);
    }
    out.endObject();
  }

  /** The form of ExaBGP 5: that of 6 is no valid JSON. */
  private static void endOfRib(Family family, JsonWriter out) {
    out.name("eor").raw("{ \"afi\" : \"").raw(family.afiWord());
    out.raw("\", \"safi\" : \"").raw(family.safiWord()).raw("\" }");
  }

  private void update(Update update) {
    out.name("update").beginObject();
    attributes(update);
    if (!update.announced().isEmpty()) {
      out.name("announce").beginObject();
      announced(update.announced());
      out.endObject();
    }
    if (!update.withdrawn().isEmpty()) {
      out.name("withdraw").beginObject();
      withdrawn(update.withdrawn());
      out.endObject();
    }
    out.endObject();
  }

  private void attributes(Update update) {
    var error = error(update.reactions());
    if (update.attributes().isEmpty() && error == null) {
      return;
    }
    // ExaBGP 6 shows the next hop where routes are withdrawn too, ExaBGP 5 where nothing else is
    boolean nextHop =
        !update.withdrawn().isEmpty()
            && (dialect == Dialect.JSON_6 || update.announced().isEmpty());
    out.name("attribute").beginObject();
    for (var attribute : update.attributes().list()) {
      if (attribute.code() != AttributeCode.NEXT_HOP || nextHop) {
        attribute(attribute);
      }
    }
    if (error != null) {
      out.member("error", error).member("error-detail", detail(update.reactions()));
    }
    out.endObject();
  }

  private void attribute(Attribute attribute) {
    var row = Attributes.row(attribute);
    if (row.keyword() == null || attribute instanceof AsPath path && path.segments().isEmpty()) {
      return;
    }
    out.name(row.syntax().jsonKey(attribute, row.keyword()));
    row.syntax().json(attribute, out);
  }

  /** Why the routes of this UPDATE are treated as withdrawn, in the words of ExaBGP 5. */
  private static @Nullable String error(List<Reaction> reactions) {
    for (var reaction : reactions) {
      if (reaction instanceof Reaction.TreatAsWithdraw why) {
        return why.attribute() == 0
            ? "treat-as-withdraw"
            : "treat-as-withdraw due to " + name(why.attribute());
      }
    }
    return null;
  }

  /** The attribute, what is wrong, the clause that says so, and the octets. */
  private static String detail(List<Reaction> reactions) {
    return reactions.stream()
        .filter(Reaction.TreatAsWithdraw.class::isInstance)
        .map(Reaction::why)
        .findFirst()
        .orElse("");
  }

  private static String name(int code) {
    var row = Attributes.known(code);
    if (row != null && row.keyword() != null) {
      return row.keyword();
    }
    return switch (code) {
      case AttributeCode.MP_REACH -> "mp-reach-nlri";
      case AttributeCode.MP_UNREACH -> "mp-unreach-nlri";
      default -> "unknown-attribute-0x" + Integer.toHexString(code);
    };
  }

  private void announced(List<Update.Announced> announced) {
    if (announced.size() == 1) {
      var routes = announced.getFirst();
      out.name(routes.family().toString()).beginObject();
      nextHop(nextHop(routes.family(), routes.nextHop()), routes.nlri());
      out.endObject();
      return;
    }
    var grouped = new LinkedHashMap<Family, Map<String, List<Nlri>>>();
    for (var routes : announced) {
      grouped
          .computeIfAbsent(routes.family(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(nextHop(routes.family(), routes.nextHop()), _ -> new ArrayList<>())
          .addAll(routes.nlri());
    }
    grouped.forEach((family, byNextHop) -> {
      out.name(family.toString()).beginObject();
      byNextHop.forEach(this::nextHop);
      out.endObject();
    });
  }

  private void nextHop(String nextHop, List<Nlri> nlri) {
    out.name(nextHop);
    // version 4 shows it inside too, where a family wants that
    nlri(nlri, dialect == Dialect.JSON_6 || NONE.contains(nextHop) ? null : nextHop);
  }

  private static String nextHop(Family family, @Nullable NextHop nextHop) {
    if (nextHop != null) {
      return nextHop.toString();
    }
    return NONE.get(Families.row(family).nextHop().mayBeEmpty() ? 0 : 1);
  }

  private void withdrawn(List<Update.Withdrawn> withdrawn) {
    if (withdrawn.size() == 1) {
      withdrawn(withdrawn.getFirst().family(), withdrawn.getFirst().nlri());
      return;
    }
    var grouped = new LinkedHashMap<Family, List<Nlri>>();
    for (var routes : withdrawn) {
      grouped.computeIfAbsent(routes.family(), _ -> new ArrayList<>()).addAll(routes.nlri());
    }
    grouped.forEach(this::withdrawn);
  }

  private void withdrawn(Family family, List<Nlri> nlri) {
    out.name(family.toString());
    nlri(nlri, null);
  }

  private void nlri(List<Nlri> nlri, @Nullable String nextHop) {
    out.beginArray();
    for (var one : nlri) {
      var syntax = Families.row(one.family()).syntax();
      if (compact) {
        syntax.compactJson(one, out);
      } else if (nextHop != null) {
        syntax.json4(one, nextHop, out);
      } else {
        syntax.json(one, out);
      }
    }
    out.endArray();
  }
}
