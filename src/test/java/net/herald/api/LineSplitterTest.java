package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
  private final List<String> lines = new ArrayList<>();
  private final LineSplitter splitter = new LineSplitter(10, lines::add);

  private boolean feed(String text) {
    var octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return splitter.feed(octets, octets.length);
  }

  @Test
  void linesComeInAnyPieces() {
    assertThat(feed("one\ntwo\nth")).isTrue();
    assertThat(lines).containsExactly("one", "two");
    assertThat(feed("r")).isTrue();
    assertThat(feed("ee\n\n")).isTrue();
    assertThat(lines).containsExactly("one", "two", "three", "");
    assertThat(splitter.waiting()).isZero();
  }

  @Test
  void aLineHasALimit() {
    assertThat(feed("0123456789\n")).isTrue();
    assertThat(feed("0123456789")).isTrue();
    assertThat(feed("\n0123")).isTrue();
    assertThat(feed("4567890")).isFalse();
    assertThat(lines).containsExactly("0123456789", "0123456789");
  }

  @Test
  void aLineOverTheLimitIsNoLineEvenWhenItEnds() {
    assertThat(feed("first\n0123456789X\nnext\n")).isFalse();
    assertThat(lines).containsExactly("first");
  }
}
