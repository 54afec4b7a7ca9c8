package net.herald.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.route.RouteParser;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;

/** One reading of one file: what its sections share. */
final class Reading {
  final Diagnostics diagnostics;
  final Defaults defaults;
  final ProgramLookup programs;
  final RouteParser routes;
  final Map<String, NeighborDraft> templates = new LinkedHashMap<>();
  final Map<String, Range> processNames = new LinkedHashMap<>();
  final List<ProcessSettings> processes = new ArrayList<>();
  final List<CheckSettings> healthchecks = new ArrayList<>();
  final List<NeighborDraft> neighbors = new ArrayList<>();
  private final Map<String, Range> apiNames = new HashMap<>();
  private final Map<String, Range> healthcheckNames = new HashMap<>();

  Reading(Diagnostics diagnostics, Defaults defaults, ProgramLookup programs) {
    this.diagnostics = diagnostics;
    this.routes = new RouteParser(diagnostics::add, defaults.wholeFlowPrefixes());
    this.defaults = defaults;
    this.programs = programs;
  }

  void error(Range range, String summary, String expected) {
    diagnostics.add(Diagnostic.error(range, summary, expected));
  }

  void warning(Range range, String summary, String expected) {
    diagnostics.add(Diagnostic.warning(range, summary, expected));
  }

  /** Notes the name of an {@code api} section, which is unique over the whole file. */
  void apiName(String name, Range range) {
    unique(apiNames, name, range, "api");
  }

  /** Notes the name of a process. */
  void processName(String name, Range range) {
    unique(processNames, name, range, "process");
  }

  /** Notes the name of a health check. */
  void healthcheckName(String name, Range range) {
    unique(healthcheckNames, name, range, "healthcheck");
  }

  private void unique(Map<String, Range> names, String name, Range range, String kind) {
    Range first = names.putIfAbsent(name, range);
    if (first != null) {
      error(
          range,
          "the name '" + name + "' already exists in " + kind,
          "first written in line " + first.line());
    }
  }
}
