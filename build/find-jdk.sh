# Finds a JDK 25 or newer and puts it into JAVA_HOME. Sourced by ./mvnw and ./parley, so that both agree.
# Searched in this order: PARLEY_JAVA_HOME, JAVA_HOME, the java on the PATH, /usr/lib/jvm, SDKMAN, ~/.jdks, macOS.
# A JDK's version is read from its "release" file: no JVM is started to ask.

parley_min_jdk=25

# Prints the feature version of the JDK in folder $1 ("25"), nothing if it is not a JDK.
parley_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

parley_is_jdk() {
  [ -n "$1" ] || return 1
  _v=$(parley_jdk_version "$1")
  [ -n "$_v" ] && [ "$_v" -ge "$parley_min_jdk" ]
}

parley_jdk_candidates() {
  if [ -n "${JAVA_HOME:-}" ]; then echo "$JAVA_HOME"; fi
  _java=$(command -v java 2>/dev/null) && _java=$(readlink -f "$_java" 2>/dev/null) && dirname "$(dirname "$_java")"
  for _dir in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-/}/.sdkman}"/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$_dir" ] && echo "$_dir"
  done
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$parley_min_jdk+" 2>/dev/null; fi
}

parley_find_jdk() {
  if [ -n "${PARLEY_JAVA_HOME:-}" ]; then
    if parley_is_jdk "$PARLEY_JAVA_HOME"; then
      JAVA_HOME=$PARLEY_JAVA_HOME
      export JAVA_HOME
      return 0
    fi
    echo "PARLEY_JAVA_HOME is $PARLEY_JAVA_HOME, which is not a JDK $parley_min_jdk or newer." >&2
    return 1
  fi
  _found=$(parley_jdk_candidates | while IFS= read -r _dir; do
    if parley_is_jdk "$_dir"; then
      echo "$_dir"
      break
    fi
  done)
  if [ -z "$_found" ]; then
    cat >&2 <<TXT
Parley needs a JDK $parley_min_jdk or newer and found none (looked at PARLEY_JAVA_HOME, JAVA_HOME, the java on the PATH,
/usr/lib/jvm, SDKMAN, ~/.jdks and macOS java_home). Get one from https://adoptium.net (Temurin $parley_min_jdk), with
"sdk install java $parley_min_jdk-tem", or from your package manager; or set PARLEY_JAVA_HOME to the one you have.
TXT
    return 1
  fi
  JAVA_HOME=$_found
  export JAVA_HOME
}
