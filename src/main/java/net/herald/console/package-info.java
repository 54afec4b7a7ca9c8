/**
 * What an operator has in front of a running daemon: completion, the interactive shell, the live
 * view, and the tables both show.
 *
 * <p>{@link net.herald.console.CommandCompletion} is a function from words to what may follow them,
 * without a terminal; shells of the system and our own ask it alike. Only the interactive shell and
 * the live view load JLine.
 */
@NullMarked
package net.herald.console;

import org.jspecify.annotations.NullMarked;
