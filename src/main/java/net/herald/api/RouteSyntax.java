package net.herald.api;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.Source;
import net.herald.text.TextFault;
import net.herald.text.Wanted;
import net.herald.text.Words;

/** How the words of a command say routes. */
@FunctionalInterface
interface RouteSyntax {
  /** {@code PREFIX word value ...}. */
  RouteSyntax ROUTE = (parser, words, _, out) -> parser.route(words, out);

  /** {@code word value ... nlri PREFIX ...}. */
  RouteSyntax ATTRIBUTES = (parser, words, _, out) -> parser.attributes(words, out);

  /** {@code route ...}: a flow specification on one line, or in parts between braces. */
  RouteSyntax FLOW =
      (parser, words, line, out) -> {
        words.expect("route");
        parser.flow(line.get(), words.position(), out);
        words.skipRest();
      };

  /**
   * Reads routes.
   *
   * @param words of the command that are not read yet, up to a brace
   * @param line all of the command
   */
  void read(
      RouteParser parser,
      Words words,
      Supplier<Source> line,
      Consumer<? super ConfiguredRoute> out);

  /** Of a family whose name is before. */
  static RouteSyntax family(Family family) {
    return (parser, words, _, out) ->
        parser.route(
            family,
            words,
            route -> {
              // a route distinguisher makes a flow specification one of a VPN
              if (route.route().family().afi() != family.afi()) {
                throw new CommandFault(route.route().nlri() + " is not of " + family);
              }
              out.accept(route);
            });
  }

  /** {@code SAFI ...}. */
  static RouteSyntax afi(String afi) {
    return (parser, words, line, out) -> {
      var safi = words.choice("SAFI of this command", RouteCommands.safis(afi));
      var family = Families.parse(afi, safi);
      if (family == null) {
        throw new CommandFault(afi + " " + safi + " is not known");
      }
      family(family).read(parser, words, line, out);
    };
  }

  /**
   * What could stand behind words, as the parser has it.
   *
   * @param typed behind the words of the command
   */
  default Wanted after(List<String> typed) {
    var wanted = new Wanted();
    var text = String.join(" ", typed);
    var whole = Source.typed("command", text, wanted);
    tries(whole, text.indexOf('{') < 0 ? whole : upToBrace(text));
    if (!typed.isEmpty() && tries(new Source("command", text), upToBrace(text))) {
      wanted.end();
    }
    return wanted;
  }

  private static Source upToBrace(String text) {
    int brace = text.indexOf('{');
    return new Source("command", brace < 0 ? text : text.substring(0, brace));
  }

  /** Whether there is no fault in it. */
  private boolean tries(Source all, Source before) {
    try {
      var words = Words.ofLine(before);
      read(new RouteParser(), words, () -> all, _ -> {});
      words.expectEnd();
      return true;
    } catch (TextFault | CommandFault fault) {
      return false;
    }
  }
}
