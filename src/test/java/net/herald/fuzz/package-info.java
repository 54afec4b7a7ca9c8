/**
 * What holds for any input at all. Every target is one method that takes octets and throws when an
 * invariant is broken: {@code tools/fuzz/run} gives it to a fuzzer that is led by coverage, and
 * {@code FuzzTest} tries what was found so far, and a little more.
 */
@NullMarked
package net.herald.fuzz;

import org.jspecify.annotations.NullMarked;
