# Lets the JVM record what a start needs. Sourced by ./build and packaging/make, after bin/jdk.sh.
# shellcheck shell=sh

# rehearse LIB EXAMPLE LOGS: writes a cache for commands, one for the interactive shell and one for the daemon beside
# LIB/herald.jar, recorded with the Java of find_java. Without these caches all works, only slower.
rehearse() {
  echo "herald: recording the start-up caches" >&2
  rm -f "$1"/herald-*.aot
  for kind in command shell daemon; do
    # shellcheck disable=SC2086,SC2154
    if "$java_home/bin/java" $java_options -XX:AOTCacheOutput="$1/new.aot" \
      -cp "$1/herald.jar" net.herald.cli.Rehearsal $kind "$2" \
      >"$3/rehearsal-$kind.log" 2>&1 && [ -f "$1/new.aot" ]; then
      # shellcheck disable=SC2154
      mv "$1/new.aot" "$1/herald-$kind-$java_version.aot"
    else
      rm -f "$1/new.aot"
      echo "herald: no start-up cache could be recorded (see $3/rehearsal-$kind.log); Herald runs without" >&2
    fi
  done
}
