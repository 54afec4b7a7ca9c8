package net.herald.config;

import net.herald.text.Range;
import net.herald.text.Words;

/**
 * A section of the file while it is read. Any of its methods may throw {@link
 * net.herald.text.TextFault}.
 */
interface Section {
  /** {@code word value;} */
  void command(Words words);

  /** <code>word value {</code>; gives the section that reads what follows. */
  Section open(Words words);

  /** The closing brace, or the end of the file. */
  default void close(Range end) {}
}
