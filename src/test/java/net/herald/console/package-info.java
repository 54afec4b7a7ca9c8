/** Tests of what an operator has in front of a running daemon. */
@NullMarked
package net.herald.console;

import org.jspecify.annotations.NullMarked;
