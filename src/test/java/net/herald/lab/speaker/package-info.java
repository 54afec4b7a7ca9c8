/**
 * Real BGP speakers behind one interface: BIRD, GoBGP, FRR's bgpd, OpenBGPD, and Herald itself.
 *
 * <p>A {@link net.herald.lab.speaker.Speaker} is one process with one {@link
 * net.herald.lab.speaker.Session}. It writes its own configuration, is asked for what it has
 * received in its own words, and answers with {@link net.herald.lab.speaker.Route}s, which can be
 * compared whatever program they come from. Everything runs on loopback addresses, ports above 1024
 * and the directory of a {@link net.herald.lab.Workshop}; no kernel route is touched.
 */
@NullMarked
package net.herald.lab.speaker;

import org.jspecify.annotations.NullMarked;
