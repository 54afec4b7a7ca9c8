package net.herald.lab.speaker;

import java.util.List;

/**
 * One running BGP program with one neighbor. Closed with its workshop; may be stopped and started
 * again.
 */
public interface Speaker {
  /** Writes the configuration, starts the program and waits until it can be asked. */
  void start();

  /** Asks the program to end, as its operator would, and waits for it. */
  void stop();

  /** Whether it says that its session is established. */
  boolean established();

  /** The routes it has received from its neighbor, in the order of their prefixes. */
  List<Route> learned();

  /** The routes it announces, as its neighbor has to see them. */
  List<Route> announced();

  /** What its client program answers to a question in its own words; empty when it refuses. */
  String answer(String... words);

  /** What it says about the last NOTIFICATION its neighbor sent; empty when it knows of none. */
  String lastNotification();
}
