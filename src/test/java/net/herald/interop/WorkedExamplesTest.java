package net.herald.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Page;
import net.herald.lab.PageShell;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs} that show commands and what they print, done as they stand there: the
 * files that a page has are written, its commands typed, and what they print is compared.
 */
class WorkedExamplesTest {
  private static final List<String> OTHERS = List.of("bird", "gobgpd", "vtysh", "python3");

  static Stream<Page> pages() {
    return Page.all().stream().filter(Page::isWorkedExample);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void doesWhatItSays(Page page) {
    for (var program : OTHERS) {
      boolean there = Programs.find(program).isPresent() || !page.types(program);
      assumeTrue(there, program + " is not installed");
    }
    try (var workshop = new Workshop();
        var shell = new PageShell(workshop, HeraldProgram.path())) {
      shell.follow(page);
    }
  }
}
