package net.herald.healthcheck.settings;

import java.net.URI;

/** A way to find out whether a service is healthy, before anybody looks. */
public sealed interface Probe {
  /** A shell command that ends with 0. */
  record Program(String command) implements Probe {}

  /** A TCP connection that is taken. */
  record Tcp(String host, int port) implements Probe {}

  /** A GET that is answered with 200 to 399. */
  record Http(URI uri) implements Probe {}

  /** A name that the resolver of this machine knows. */
  record Name(String name) implements Probe {}

  /** A question that a name server answers without error. */
  record Dns(String name, String server, int port) implements Probe {}
}
