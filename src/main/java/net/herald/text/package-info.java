/**
 * Located text without BGP knowledge: where a word stands, what is wrong with it, how that is told.
 *
 * <p>A {@link net.herald.text.Source} is a named text. A {@link net.herald.text.Tokeniser} walks it
 * once, one statement at a time, and keeps nothing but offsets; {@link net.herald.text.Words} is
 * the cursor over the words of the statement just read. A parser of a value takes words from the
 * cursor and returns the value, or throws {@link net.herald.text.TextFault} made by {@link
 * net.herald.text.Words#fault}. Whoever reads statement after statement catches it once per
 * statement, records a {@link net.herald.text.Diagnostic} and goes on with the next statement, so
 * that one run shows all that is wrong with a file.
 *
 * <p>A configuration file and a command line of a helper process are read by the same two classes.
 * Everything here is iteration; no input is ever recursed into, and no regular expression is used.
 * Nothing here is shared between threads.
 */
@NullMarked
package net.herald.text;

import org.jspecify.annotations.NullMarked;
