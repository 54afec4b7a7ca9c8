/**
 * The laboratory: what a test needs to watch a real process speak BGP.
 *
 * <p>Nothing here uses Herald's own codec, so that a fault of the codec can not hide itself: bytes
 * are read and written by {@link net.herald.lab.Wire} alone.
 *
 * <ul>
 *   <li>{@link net.herald.lab.Workshop}: a temporary directory and the programs started in it;
 *       everything ends with it.
 *   <li>{@link net.herald.lab.Program}: one running process, its lines, its signals, its end.
 *   <li>{@link net.herald.lab.Await}: the only place that waits for something to become true.
 *   <li>{@link net.herald.lab.ScriptedPeer}: a BGP speaker which follows a {@code .ci} file.
 *   <li>{@code net.herald.lab.speaker}: BIRD, GoBGP, FRR and OpenBGPD behind one interface.
 * </ul>
 */
@NullMarked
package net.herald.lab;

import org.jspecify.annotations.NullMarked;
