/**
 * Bounds-checked bytes: reading what a peer sent and writing what we send.
 *
 * <p>{@link net.herald.wire.WireReader} is a cursor over someone else's bytes; every read either
 * succeeds or throws {@link net.herald.wire.WireFault}. {@link net.herald.wire.WireWriter} is a
 * growing buffer with lengths patched in afterwards. Neither knows anything about BGP.
 */
@NullMarked
package net.herald.wire;

import org.jspecify.annotations.NullMarked;
