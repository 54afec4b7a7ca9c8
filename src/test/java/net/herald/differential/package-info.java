/**
 * Herald beside ExaBGP: random messages, commands and configurations are given to both, and what
 * they make of them is compared. {@code tools/differential/README.md} says how to run it; it is no
 * test of the build, for it needs a tree of ExaBGP.
 */
@NullMarked
package net.herald.differential;

import org.jspecify.annotations.NullMarked;
