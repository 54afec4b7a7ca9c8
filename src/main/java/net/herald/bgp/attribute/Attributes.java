package net.herald.bgp.attribute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** The path attributes Herald knows, and all that RFC 7606 says about their errors. */
public final class Attributes {
  /** The bit that says the attribute is optional. */
  public static final int OPTIONAL = 0x80;

  /** The bit that says an optional attribute is passed on by those who do not know it. */
  public static final int TRANSITIVE = 0x40;

  /** The bit that says somebody on the way did not know it. */
  public static final int PARTIAL = 0x20;

  /** The bit that says the length takes two octets. */
  public static final int EXTENDED = 0x10;

  private static final int WELL_KNOWN = TRANSITIVE;
  private static final int OPTIONAL_TRANSITIVE = OPTIONAL | TRANSITIVE;

  /** From whom an attribute is taken. */
  public enum Scope {
    /** From anybody. */
    ANY,
    /** From internal peers; discarded from external ones. */
    INTERNAL,
    /** From anybody where the session has AIGP enabled (RFC 7311 section 3.1). */
    AIGP_SESSION,
    /** From internal peers, and external ones for which it is enabled (RFC 8669 section 5). */
    SR_DOMAIN,
    /**
     * Only where both sides use two-octet AS numbers on this session (RFC 6793 section 4.1);
     * discarded elsewhere.
     */
    OLD_SPEAKER
  }

  /** What a malformed value or wrong flags lead to. */
  public enum OnError {
    DISCARD,
    WITHDRAW,
    RESET
  }

  /** What a second copy in one UPDATE leads to (RFC 7606 section 3(g)). */
  public enum OnDuplicate {
    FIRST_COUNTS,
    RESET
  }

  /**
   * One attribute.
   *
   * @param code its type code
   * @param keyword its word in configuration, commands, text and JSON; null for one that is never
   *     written or shown by itself
   * @param flags its Optional and Transitive bits
   * @param scope from whom it is taken
   * @param onError what a malformed value leads to
   * @param onFlags what wrong Optional or Transitive bits lead to (RFC 7606 section 3(c))
   * @param onDuplicate what a second copy leads to
   * @param clause what says so of a malformed value
   * @param syntax how it is read, written and shown
   */
  public record Row<A extends Attribute>(
      int code,
      @Nullable String keyword,
      int flags,
      Scope scope,
      OnError onError,
      OnError onFlags,
      OnDuplicate onDuplicate,
      String clause,
      AttributeSyntax<A> syntax) {}

  public static final List<Row<?>> TABLE =
      List.of(
          row(
              AttributeCode.ORIGIN,
              "origin",
              WELL_KNOWN,
              OnError.WITHDRAW,
              "RFC 7606 7.1",
              Origin.SYNTAX),
          row(
              AttributeCode.AS_PATH,
              "as-path",
              WELL_KNOWN,
              OnError.WITHDRAW,
              "RFC 7606 7.2",
              AsPath.SYNTAX),
          row(
              AttributeCode.NEXT_HOP,
              "next-hop",
              WELL_KNOWN,
              OnError.WITHDRAW,
              "RFC 7606 7.3",
              NextHop.SYNTAX),
          row(AttributeCode.MED, "med", OPTIONAL, OnError.WITHDRAW, "RFC 7606 7.4", Med.SYNTAX),
          internal(
              AttributeCode.LOCAL_PREF,
              "local-preference",
              WELL_KNOWN,
              "RFC 7606 7.5",
              LocalPreference.SYNTAX),
          row(
              AttributeCode.ATOMIC_AGGREGATE,
              "atomic-aggregate",
              WELL_KNOWN,
              OnError.DISCARD,
              "RFC 7606 7.6",
              AtomicAggregate.SYNTAX),
          row(
              AttributeCode.AGGREGATOR,
              "aggregator",
              OPTIONAL_TRANSITIVE,
              OnError.DISCARD,
              "RFC 7606 7.7",
              Aggregator.SYNTAX),
          row(
              AttributeCode.COMMUNITIES,
              "community",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 7606 7.8",
              Communities.SYNTAX),
          internal(
              AttributeCode.ORIGINATOR_ID,
              "originator-id",
              OPTIONAL,
              "RFC 7606 7.9",
              OriginatorId.SYNTAX),
          internal(
              AttributeCode.CLUSTER_LIST,
              "cluster-list",
              OPTIONAL,
              "RFC 7606 7.10",
              ClusterList.SYNTAX),
          multiprotocol(AttributeCode.MP_REACH, "RFC 7606 7.11", MpReach.SYNTAX),
          multiprotocol(AttributeCode.MP_UNREACH, "RFC 7606 7.12", MpUnreach.SYNTAX),
          row(
              AttributeCode.EXTENDED_COMMUNITIES,
              "extended-community",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 7606 7.14",
              ExtendedCommunities.SYNTAX),
          old(AttributeCode.AS4_PATH, "RFC 6793 6", As4Path.SYNTAX),
          old(AttributeCode.AS4_AGGREGATOR, "RFC 6793 6", As4Aggregator.SYNTAX),
          row(
              AttributeCode.PMSI_TUNNEL,
              "pmsi",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 7606 8",
              PmsiTunnel.SYNTAX),
          new Row<>(
              AttributeCode.AIGP,
              "aigp",
              OPTIONAL,
              Scope.AIGP_SESSION,
              OnError.DISCARD,
              OnError.DISCARD,
              OnDuplicate.FIRST_COUNTS,
              "RFC 7311 3",
              Aigp.SYNTAX),
          row(
              AttributeCode.IPV6_EXTENDED_COMMUNITIES,
              "extended-community-ipv6",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 7606 7.15",
              Ipv6ExtendedCommunities.SYNTAX),
          row(
              AttributeCode.BGP_LS,
              "bgp-ls",
              OPTIONAL,
              OnError.DISCARD,
              OnError.DISCARD,
              "RFC 9552 8.2.2",
              LinkState.SYNTAX),
          row(
              AttributeCode.LARGE_COMMUNITIES,
              "large-community",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 8092 6",
              LargeCommunities.SYNTAX),
          row(
              AttributeCode.ATTRIBUTE_SET,
              "attribute-set",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 7606 7.16",
              CustomerAttributes.SYNTAX),
          row(
              AttributeCode.ONLY_TO_CUSTOMER,
              "only-to-customer",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 9234 5",
              OnlyToCustomer.SYNTAX),
          row(
              AttributeCode.TUNNEL_ENCAPSULATION,
              "tunnel-encap",
              OPTIONAL_TRANSITIVE,
              OnError.WITHDRAW,
              "RFC 9012 13",
              TunnelEncapsulation.SYNTAX),
          new Row<>(
              AttributeCode.PREFIX_SID,
              "bgp-prefix-sid",
              OPTIONAL_TRANSITIVE,
              Scope.SR_DOMAIN,
              OnError.DISCARD,
              OnError.DISCARD,
              OnDuplicate.FIRST_COUNTS,
              "RFC 8669 6",
              PrefixSid.SYNTAX));

  /**
   * A word besides the keyword of an attribute that begins a value of it.
   *
   * @param word as written
   * @param safi the only SAFI whose routes may have it; 0 for any
   * @param parser takes the value behind the word
   */
  public record Spelling(String word, int safi, Function<Words, ? extends Attribute> parser) {}

  public static final List<Spelling> SPELLINGS =
      Stream.concat(
              Stream.of(new Spelling("bgp-prefix-sid-srv6", 0, PrefixSid::parseSrv6)),
              TunnelEncapsulation.spellings().stream())
          .toList();

  /** An attribute without a row of its own: carried as it came. */
  static final Row<UnknownAttribute> UNKNOWN =
      row(0, "attribute", OPTIONAL_TRANSITIVE, OnError.DISCARD, "", UnknownAttribute.SYNTAX);

  private static final @Nullable Row<?>[] BY_CODE = index(TABLE);

  private Attributes() {}

  private static <A extends Attribute> Row<A> row(
      int code,
      String keyword,
      int flags,
      OnError onError,
      String clause,
      AttributeSyntax<A> syntax) {
    return row(code, keyword, flags, onError, OnError.WITHDRAW, clause, syntax);
  }

  private static <A extends Attribute> Row<A> row(
      int code,
      String keyword,
      int flags,
      OnError onError,
      OnError onFlags,
      String clause,
      AttributeSyntax<A> syntax) {
    return new Row<>(
        code,
        keyword,
        flags,
        Scope.ANY,
        onError,
        onFlags,
        OnDuplicate.FIRST_COUNTS,
        clause,
        syntax);
  }

  /**
   * RFC 7606 sections 7.5, 7.9 and 7.10: discarded from an external peer whatever else is wrong
   * with it.
   */
  private static <A extends Attribute> Row<A> internal(
      int code, String keyword, int flags, String clause, AttributeSyntax<A> syntax) {
    return new Row<>(
        code,
        keyword,
        flags,
        Scope.INTERNAL,
        OnError.WITHDRAW,
        OnError.WITHDRAW,
        OnDuplicate.FIRST_COUNTS,
        clause,
        syntax);
  }

  /** RFC 7606 sections 3(g), 7.11 and 7.12. */
  private static <A extends Attribute> Row<A> multiprotocol(
      int code, String clause, AttributeSyntax<A> syntax) {
    return new Row<>(
        code,
        null,
        OPTIONAL,
        Scope.ANY,
        OnError.RESET,
        OnError.WITHDRAW,
        OnDuplicate.RESET,
        clause,
        syntax);
  }

  /**
   * RFC 6793 section 6: a malformed one is discarded, and so is one from a speaker of four-octet AS
   * numbers.
   */
  private static <A extends Attribute> Row<A> old(
      int code, String clause, AttributeSyntax<A> syntax) {
    return new Row<>(
        code,
        null,
        OPTIONAL_TRANSITIVE,
        Scope.OLD_SPEAKER,
        OnError.DISCARD,
        OnError.DISCARD,
        OnDuplicate.FIRST_COUNTS,
        clause,
        syntax);
  }

  private static @Nullable Row<?>[] index(List<Row<?>> rows) {
    @Nullable Row<?>[] byCode = new Row<?>[256];
    for (var row : rows) {
      if (byCode[row.code] != null) {
        throw new IllegalStateException("two rows for attribute " + row.code);
      }
      byCode[row.code] = row;
    }
    return byCode;
  }

  /** The row of a code, null when there is none. */
  @SuppressWarnings("unchecked")
  public static @Nullable Row<Attribute> known(int code) {
    return (Row<Attribute>) BY_CODE[code];
  }

  /** The row of an attribute: that of its code, or that of unknown ones. */
  @SuppressWarnings("unchecked")
  public static Row<Attribute> row(Attribute attribute) {
    Row<?> row = attribute instanceof UnknownAttribute ? UNKNOWN : BY_CODE[attribute.code()];
    if (row == null) {
      throw new IllegalArgumentException("no row for attribute " + attribute.code());
    }
    return (Row<Attribute>) row;
  }

  /**
   * What attributes look like in JSON, by their keys.
   *
   * @param more members that may be there, as a line of {@link JsonSchema}
   */
  public static Map<String, Object> schema(String more) {
    return schema(more, -1);
  }

  /** The same, where attributes of a code go by their number. */
  static Map<String, Object> schemaWithout(int code) {
    return schema("", code);
  }

  private static Map<String, Object> schema(String more, int without) {
    var members = new LinkedHashMap<String, Object>();
    for (var row : TABLE) {
      if (row.keyword != null && row.code != without) {
        members.put(row.keyword + "?", row.syntax.schema());
      }
    }
    if (!more.isEmpty()) {
      members.putAll(JsonSchema.keys(more));
    }
    return JsonSchema.with(
        JsonSchema.object(members), UnknownAttribute.KEYS, UNKNOWN.syntax.schema());
  }

  /**
   * The rows that have a keyword: what can be written on a route, the raw {@code attribute [ … ]}
   * included.
   */
  public static List<Row<?>> written() {
    var rows = new java.util.ArrayList<Row<?>>();
    for (var row : TABLE) {
      if (row.keyword != null) {
        rows.add(row);
      }
    }
    rows.add(UNKNOWN);
    return List.copyOf(rows);
  }
}
