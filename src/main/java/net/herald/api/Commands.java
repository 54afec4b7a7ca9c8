package net.herald.api;

import static net.herald.api.CommandRow.Kind.ORDER;
import static net.herald.api.CommandRow.Kind.ROUTES;
import static net.herald.api.CommandRow.Kind.SINGLE;
import static net.herald.api.CommandRow.Kind.UNANSWERED;

import java.util.ArrayList;
import java.util.List;
import net.herald.api.CommandRow.Effect;
import net.herald.api.CommandRow.Kind;
import net.herald.bgp.Family;
import net.herald.iana.Afi;
import net.herald.iana.Safi;

/**
 * The commands. Both spellings are understood whatever the version of the API: it only decides on
 * the form of the answers.
 */
final class Commands {
  private static final String ROUTE = "PREFIX [ATTRIBUTE VALUE]...";
  private static final String FLOW =
      "route [NAME] { [rd RD;] match { ... } [scope { ... }] then { ... } }"
          + " | route COMPONENT VALUE ... ACTION ...";
  private static final String VPLS_ROUTE =
      "[NAME] rd RD endpoint N base N offset N size N [ATTRIBUTE VALUE]...";
  private static final Family VPLS = new Family(Afi.L2VPN, Safi.VPLS);
  private static final String NLRI = "[ATTRIBUTE VALUE]... nlri PREFIX...";
  private static final String SHOW_ROUTES = "[inet|flow|l2vpn] [NEIGHBOR] [extensive]";
  private static final String NEIGHBOR = "[NEIGHBOR]";
  private static final String OPERATIONAL =
      "asm|adm|rpcq|rpcp|apcq|apcp|lpcq|lpcp afi AFI safi SAFI"
          + " (advisory TEXT | [router-id ID] sequence N [counter N])";

  static final List<CommandRow> TABLE = table();
  static final CommandTree TREE = new CommandTree(TABLE);

  private Commands() {}

  private static List<CommandRow> table() {
    var rows = new ArrayList<CommandRow>();
    rows.addAll(routes());
    rows.addAll(families());
    rows.addAll(several());
    rows.addAll(beside());
    rows.addAll(neighbors());
    rows.addAll(tables());
    rows.addAll(daemon());
    rows.addAll(session());
    rows.addAll(healthchecks());
    rows.addAll(system());
    return List.copyOf(rows);
  }

  private static List<CommandRow> routes() {
    var rows = new ArrayList<CommandRow>();
    rows.addAll(changes("route", ROUTE, "a route", ROUTES, RouteSyntax.ROUTE));
    rows.add(
        announced(
            "attributes|attribute",
            NLRI,
            "routes of the same attributes",
            ROUTES,
            RouteSyntax.ATTRIBUTES));
    rows.add(withdrawn("attributes|attribute", NLRI, "routes", ROUTES, RouteSyntax.ATTRIBUTES));
    rows.addAll(changes("vpls", VPLS_ROUTE, "a VPLS endpoint", ROUTES, RouteSyntax.family(VPLS)));
    return rows;
  }

  /** A command for every AFI that has a family which can be written. */
  private static List<CommandRow> families() {
    var rows = new ArrayList<CommandRow>();
    for (var afi : RouteCommands.afis()) {
      var arguments = String.join("|", RouteCommands.safis(afi)) + " NLRI [ATTRIBUTE VALUE]...";
      rows.addAll(changes(afi, arguments, "a route of a family", ROUTES, RouteSyntax.afi(afi)));
    }
    return rows;
  }

  private static List<CommandRow> several() {
    return List.of(
        alone("group start", "begins a group of changes", GroupCommands::start),
        alone("group end", "carries out the changes of a group", GroupCommands::end),
        selecting(
            "announce file",
            "PATH",
            "announces, and withdraws, what the lines of a file say, or nothing of it",
            FileCommands::announce),
        new CommandRow(
            List.of("peer|neighbor SELECTOR group", "group"),
            "COMMAND ; COMMAND ...",
            "carries out several changes of routes at once",
            Kind.SEVERAL,
            GroupCommands::inline),
        new CommandRow(
            List.of("peer|neighbor SELECTOR routes"),
            "[AFI [SAFI]] (list | add route "
                + ROUTE
                + " | remove route PREFIX | remove index HEX)",
            "lists and changes routes by their index",
            SINGLE,
            IndexedRoutes::routes));
  }

  private static CommandRow alone(String words, String help, Effect effect) {
    return new CommandRow(List.of(words), "", help, SINGLE, effect);
  }

  private static List<CommandRow> beside() {
    var rows = new ArrayList<CommandRow>();
    rows.addAll(changes("flow", FLOW, "a flow specification", Kind.BLOCK, RouteSyntax.FLOW));
    rows.addAll(markers());
    return rows;
  }

  private static List<CommandRow> markers() {
    return List.of(
        ordering(
            "announce eor",
            "[AFI SAFI]",
            "sends an End-of-RIB marker, of ipv4 unicast",
            RouteCommands::endOfRib),
        ordering(
            "announce route-refresh",
            "AFI SAFI",
            "asks for all routes of a family again",
            RouteCommands::refresh),
        ordering(
            "announce watchdog",
            "[NAME]",
            "announces the routes of a group",
            RouteCommands.watchdog(true)),
        ordering(
            "withdraw watchdog",
            "[NAME]",
            "withdraws the routes of a group",
            RouteCommands.watchdog(false)),
        ordering(
            "announce operational",
            OPERATIONAL,
            "sends an OPERATIONAL message",
            RouteCommands::operational));
  }

  private static List<CommandRow> neighbors() {
    return List.of(
        selecting(
            "teardown",
            "SUBCODE [TEXT]",
            "ends established sessions with a Cease; they begin anew",
            PeerCommands::teardown),
        new CommandRow(
            List.of("peer show", "peer|neighbor SELECTOR show", "show neighbor|peer"),
            "[summary|extensive|configuration] [NEIGHBOR]"
                + " | NEIGHBOR summary|extensive|configuration",
            "shows neighbors",
            SINGLE,
            PeerCommands::show),
        new CommandRow(
            List.of("peer create", "create neighbor|peer"),
            "ADDRESS local-address ADDRESS local-as AS peer-as AS [router-id ADDRESS]"
                + " [family-allowed AFI-SAFI[/...]] [graceful-restart SECONDS]"
                + " [group-updates true|false] [api PROCESS]...",
            "makes a neighbor that is in no file",
            SINGLE,
            NeighborCommands::create),
        existing("delete", "ends and forgets neighbors", NeighborCommands::delete),
        existing("disable", "ends sessions until they are enabled", NeighborCommands::disable),
        existing("enable", "lets sessions begin again", NeighborCommands::enable),
        selecting(
            "snapshot",
            "",
            "tells the state of neighbors and their routes as events; later events go on from"
                + " there",
            SnapshotCommand::snapshot),
        new CommandRow(
            List.of("peer|neighbor SELECTOR subscribe", "subscribe"),
            "[[encoder] json|text] [version 4|6] [{ WORDS OF SECTION api }]",
            "tells a client of the socket the state of neighbors and their routes, and from then on"
                + " what happens",
            Kind.SECTION,
            SubscribeCommand::subscribe),
        alone("unsubscribe", "ends what subscribe began", SubscribeCommand::unsubscribe),
        single("peer list", "list neighbor", "", "shows neighbors in short", PeerCommands::list));
  }

  private static List<CommandRow> tables() {
    return List.of(
        single(
            "rib show in",
            "show adj-rib in",
            SHOW_ROUTES,
            "shows routes that neighbors announced",
            RibCommands.show(RibCommands.Direction.IN)),
        single(
            "rib show out",
            "show adj-rib out",
            SHOW_ROUTES,
            "shows routes announced to neighbors",
            RibCommands.show(RibCommands.Direction.OUT)),
        table("rib flush out", "flush adj-rib out", "sends all routes again", RibCommands::flush),
        table("rib clear out", "clear adj-rib out", "withdraws all routes", RibCommands::clearOut),
        table(
            "rib clear in",
            "clear adj-rib in",
            "forgets all routes that neighbors announced",
            RibCommands::clearIn),
        // ExaBGP 5
        new CommandRow(
            List.of("clear adj-rib", "peer|neighbor SELECTOR clear adj-rib"),
            NEIGHBOR,
            "withdraws all routes",
            ORDER,
            RibCommands::clearOut));
  }

  private static List<CommandRow> daemon() {
    return List.of(
        begins("daemon shutdown", "shutdown", "ends the daemon", DaemonCommands::shutdown),
        begins("daemon reload", "reload", "reads the configuration anew", DaemonCommands::reload),
        begins(
            "daemon restart",
            "restart",
            "reads the configuration anew and begins all sessions anew",
            DaemonCommands::restart),
        single("daemon status", "status", "", "shows the daemon", DaemonCommands::status));
  }

  private static List<CommandRow> session() {
    return List.of(
        begins(
            "session ack enable",
            "enable-ack",
            "switches acknowledgements on",
            SessionCommands.acknowledge(true)),
        begins(
            "session ack disable",
            "disable-ack",
            "switches acknowledgements off, after this one",
            SessionCommands.acknowledge(false)),
        begins(
            "session ack silence",
            "silence-ack",
            "switches acknowledgements off at once",
            SessionCommands::silence),
        single(
            "session sync enable",
            "enable-sync",
            "",
            "acknowledges routes when they were sent",
            SessionCommands.sync(true)),
        single(
            "session sync disable",
            "disable-sync",
            "",
            "acknowledges routes when they were taken",
            SessionCommands.sync(false)),
        single(
            "session ready",
            "ready",
            "",
            "says that all was announced that End-of-RIB waits for",
            SessionCommands::ready),
        single("session reset", "reset", "", "forgets what waits", SessionCommands::reset),
        single(
            "session ping",
            "ping",
            "[CLIENT START] [text]",
            "tells whether the daemon is there",
            SessionCommands::ping),
        single("session bye", "bye", "[CLIENT]", "takes leave", SessionCommands::bye));
  }

  private static List<CommandRow> healthchecks() {
    return List.of(
        single(
            "healthcheck show",
            "show healthcheck",
            "[NAME]",
            "shows the health checks of the configuration",
            HealthcheckCommands::show),
        new CommandRow(
            List.of("healthcheck"),
            HealthcheckCommands.ARGUMENTS,
            "has a health check say graceful shutdown, or be disabled, or not any more",
            SINGLE,
            HealthcheckCommands::wish));
  }

  private static List<CommandRow> system() {
    return List.of(
        single("system help", "help", "", "shows the commands", HelpCommand::help),
        single("system version", "version", "", "shows the version", DaemonCommands::version),
        single(
            "system queue-status",
            "queue-status",
            "",
            "shows what waits to be read by helper processes",
            DaemonCommands::queueStatus),
        single(
            "system api version",
            "api version",
            "[4|6]",
            "shows or changes the version of the API",
            DaemonCommands::apiVersion));
  }

  /** The command that announces, and the one that withdraws. */
  private static List<CommandRow> changes(
      String word, String arguments, String what, Kind kind, RouteSyntax syntax) {
    return List.of(
        announced(word, arguments, what, kind, syntax),
        withdrawn(word, arguments, what, kind, syntax));
  }

  private static CommandRow announced(
      String word, String arguments, String what, Kind kind, RouteSyntax syntax) {
    var effect = RouteCommands.announces(syntax);
    return routes("announce " + word, arguments, "announces " + what, kind, effect, syntax);
  }

  private static CommandRow withdrawn(
      String word, String arguments, String what, Kind kind, RouteSyntax syntax) {
    var effect = RouteCommands.withdraws(syntax);
    return routes("withdraw " + word, arguments, "withdraws " + what, kind, effect, syntax);
  }

  private static CommandRow routes(
      String words, String arguments, String help, Kind kind, Effect effect, RouteSyntax syntax) {
    return new CommandRow(selected(words), arguments, help, kind, effect, syntax);
  }

  private static List<String> selected(String words) {
    return List.of("peer|neighbor SELECTOR " + words, words);
  }

  private static CommandRow ordering(String words, String arguments, String help, Effect effect) {
    return selecting(words, arguments, help, ORDER, effect);
  }

  private static CommandRow selecting(String words, String arguments, String help, Effect effect) {
    return selecting(words, arguments, help, SINGLE, effect);
  }

  private static CommandRow selecting(
      String words, String arguments, String help, Kind kind, Effect effect) {
    return new CommandRow(selected(words), arguments, help, kind, effect);
  }

  /** A command about neighbors that have to be named. */
  private static CommandRow existing(String word, String help, Effect effect) {
    return new CommandRow(
        List.of("peer " + word, "peer|neighbor SELECTOR " + word, word + " neighbor|peer"),
        NEIGHBOR,
        help,
        SINGLE,
        effect);
  }

  private static CommandRow table(String six, String four, String help, Effect effect) {
    return new CommandRow(
        List.of(six, four, "peer|neighbor SELECTOR " + four), NEIGHBOR, help, ORDER, effect);
  }

  private static CommandRow single(
      String six, String four, String arguments, String help, Effect effect) {
    return new CommandRow(List.of(six, four), arguments, help, SINGLE, effect);
  }

  private static CommandRow begins(String six, String four, String help, Effect effect) {
    return new CommandRow(List.of(six, four), "", help, UNANSWERED, effect);
  }
}
