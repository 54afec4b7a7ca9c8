/**
 * The configuration file: sections and their keywords, read into an immutable {@link
 * net.herald.config.Configuration}.
 *
 * <p>Each section is a class with a {@link net.herald.config.Keywords} table; a row says what the
 * word is, which value it takes, what its absence means and what it does. The rows serve the parser
 * and the suggestions in its messages come from. {@link net.herald.config.SectionReader} is the one
 * loop over the statements of a file: it holds the open sections, catches the fault of a statement,
 * records it and goes on, so that a reading shows all that is wrong. A neighbor is collected in a
 * {@link net.herald.config.NeighborDraft}, which templates are merged into, and becomes a {@link
 * net.herald.config.Neighbor} where {@link net.herald.config.NeighborAssembly} finds nothing amiss.
 *
 * <p>Reading starts nothing and keeps nothing: a reload reads the file anew, compares with {@link
 * net.herald.config.ConfigurationDiff}, and only then is anything changed. Nothing here is shared
 * between threads but the immutable values.
 */
@NullMarked
package net.herald.config;

import org.jspecify.annotations.NullMarked;
