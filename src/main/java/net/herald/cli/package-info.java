/**
 * The command line: {@link net.herald.cli.Main} finds the subcommand in {@link
 * net.herald.cli.Subcommands#TABLE}, and the subcommand does the rest.
 *
 * <p>Rules of ExaBGP that its users' scripts and units rely on: a first word that is no subcommand
 * is the configuration file of {@code server}; {@code --env-file} may stand anywhere; without a
 * word there is help and exit code 1.
 *
 * <table>
 *   <caption>Exit codes</caption>
 *   <tr><td>0</td><td>done, or help that was asked for</td></tr>
 *   <tr><td>1</td><td>anything that failed after the command line was understood; no word at all</td>
 *       </tr>
 *   <tr><td>2</td><td>the command line was not understood, or names what is not supported</td></tr>
 * </table>
 *
 * <p>Most runs of these programs last some hundredths of a second, and most of that is loading
 * classes: keep lambdas, streams, {@code String.format} and regular expressions off the way to a
 * subcommand.
 */
@NullMarked
package net.herald.cli;

import org.jspecify.annotations.NullMarked;
