# Finds a Java 25 or newer by reading the `release` file of each candidate: no JVM is started to ask.
# Sourced by bin/herald and ./build. Sets java_home and java_version, or explains on standard error and returns 127.
# shellcheck shell=sh

java_minimum=25

# What every Herald needs of its JVM: socket descriptors, the foreign function interface, small object headers.
# shellcheck disable=SC2034
java_options='--add-exports=java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED -XX:+UseCompactObjectHeaders'
java_seen=

# find_java PROGRAM: PROGRAM is what must be in its bin directory: java to run, javac to build.
find_java() {
  if [ -n "${HERALD_JAVA_HOME:-}" ]; then
    suits "$HERALD_JAVA_HOME" "$1" && return 0
    echo "herald: HERALD_JAVA_HOME=$HERALD_JAVA_HOME is not a Java $java_minimum or newer with bin/$1${java_major:+ (it is Java $java_major)}" >&2
    return 127
  fi
  # A package brings its own, and recorded its start-up caches with it.
  # shellcheck disable=SC2154
  suits "$home/runtime" "$1" && return 0
  [ -n "${JAVA_HOME:-}" ] && suits "$JAVA_HOME" "$1" && return 0
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && suits "${on_path%/bin/java}" "$1" && return 0
  for place in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    suits "$place" "$1" && return 0
  done
  cat >&2 <<END
herald: needs Java $java_minimum or newer, and found ${java_seen:-none}.
Install one (Debian and Ubuntu: apt-get install openjdk-$java_minimum-jdk-headless; others: https://adoptium.net),
or name one that is installed: HERALD_JAVA_HOME=/path/to/jdk
END
  return 127
}

# suits HOME PROGRAM: is it a Java home, new enough, with this program?
suits() {
  java_major=
  java_version=
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) java_major=${value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) java_version=$value ;;
    esac
    [ -z "$java_major" ] || [ -z "$java_version" ] || break
  done <"$1/release"
  [ -n "$java_major" ] || return 1
  if [ "$java_major" -ge "$java_minimum" ] && [ -x "$1/bin/$2" ]; then
    java_home=$1
    java_version=${java_version:-$java_major}
    return 0
  fi
  java_seen="${java_seen:+$java_seen, }Java $java_major in $1"
  [ "$java_major" -lt "$java_minimum" ] || java_seen="$java_seen (without $2)"
  return 1
}
