package net.herald.console;

/**
 * A word that could stand at a place.
 *
 * @param word as it is typed
 * @param help what it is for, in a few words; may be empty
 */
public record Candidate(String word, String help) {}
