/**
 * The settings that are not in the configuration file: where to log, which user to become, which
 * port to use.
 *
 * <p>{@link net.herald.environment.Settings#TABLE} has one row for each. A value comes from the
 * first of
 *
 * <ol>
 *   <li>the process environment, {@code exabgp.SECTION.OPTION};
 *   <li>the process environment, {@code exabgp_SECTION_OPTION};
 *   <li>the ini file, {@code OPTION = value} under {@code [exabgp.SECTION]};
 *   <li>the row.
 * </ol>
 *
 * <p>{@link net.herald.environment.Environment} is the immutable result. Everything wrong with the
 * values is collected as diagnostics that name the place, so that an operator sees all of it at
 * once. The names are ExaBGP's: its users' files and service units work unchanged.
 */
@NullMarked
package net.herald.environment;

import org.jspecify.annotations.NullMarked;
