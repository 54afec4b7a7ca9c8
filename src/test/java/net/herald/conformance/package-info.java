/**
 * ExaBGP's functional suite, run against Herald. It needs the suite's data, which is not part of
 * this project.
 */
@NullMarked
package net.herald.conformance;

import org.jspecify.annotations.NullMarked;
