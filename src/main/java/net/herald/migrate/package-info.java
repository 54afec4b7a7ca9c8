/**
 * Brings configurations, and the lines between a daemon and its helper programs, from one version
 * of ExaBGP to a later one.
 *
 * <p>Configurations are changed statement by statement: what stands in comments and quotes, and the
 * way a file is laid out, stays as it is. Nothing here reads or writes a file.
 */
@NullMarked
package net.herald.migrate;

import org.jspecify.annotations.NullMarked;
