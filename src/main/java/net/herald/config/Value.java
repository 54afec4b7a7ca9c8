package net.herald.config;

import java.util.function.Function;
import net.herald.text.Words;

/**
 * What may follow a keyword.
 *
 * @param shape the same for people
 * @param parser takes the value from the words, or throws {@link net.herald.text.TextFault}
 */
record Value<V>(String shape, Function<Words, V> parser) {}
