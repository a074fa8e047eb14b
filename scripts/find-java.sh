# shellcheck shell=sh disable=SC2034
# Finds a Java that can run (or build) the program, by reading files: starting a JVM to ask for its
# version would take as long as starting the program.

least_java=25

# Reads the `release` file of the Java in $1; sets $java_version, $java_build and $java_feature.
read_release() {
  java_version='' java_build=''
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] || return 1
  while IFS='=' read -r key value; do
    value=${value#\"} value=${value%\"}
    case $key in
      JAVA_RUNTIME_VERSION) java_build=$value ;;
      JAVA_VERSION) java_version=$value; break ;;
    esac
  done <"$1/release"
  java_feature=${java_version%%[!0-9]*}
  [ -n "$java_feature" ]
}

# Is the Java in $1 new enough and, with `javac` in $2, able to build?
fits() {
  [ -n "$1" ] && read_release "$1" && [ "$java_feature" -ge "$least_java" ] || return 1
  [ "${2-}" != javac ] || [ -x "$1/bin/javac" ]
}

# The home of the `java` on PATH.
java_on_path() {
  found=$(command -v java) || return 1
  [ -L "$found" ] && found=$(readlink -f "$found")
  case $found in */bin/java) path_home=${found%/bin/java} ;; *) return 1 ;; esac
}

# Sets $java_home to the oldest of the Javas in $2... that fits, because it is the one that was
# tested; the first of several.
oldest_fitting() {
  need=$1 java_home='' oldest=''
  shift
  for home in "$@"; do
    if fits "$home" "$need" && { [ -z "$oldest" ] || [ "$java_feature" -lt "$oldest" ]; }; then
      java_home=$home oldest=$java_feature
    fi
  done
  [ -n "$java_home" ] && read_release "$java_home"
}

# Where packages, SDKMAN, editors, mise, asdf and Homebrew install Javas.
find_installed() {
  oldest_fitting "$1" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.asdf/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Sets $java_home and the variables of read_release, or returns 1. With `javac` in $1, only a JDK
# will do. What the person chose comes before what is merely installed.
find_java() {
  if [ -n "${FETCH_LINKS_JAVA_HOME-}" ]; then
    java_home=$FETCH_LINKS_JAVA_HOME
    fits "$java_home" "${1-}"
    return
  fi
  java_home=${JAVA_HOME-}
  fits "$java_home" "${1-}" && return
  java_on_path && java_home=$path_home && fits "$java_home" "${1-}" && return
  find_installed "${1-}"
}

# What to tell a person whose Java was not found.
no_java() {
  if [ -n "${FETCH_LINKS_JAVA_HOME-}" ]; then
    echo "FETCH_LINKS_JAVA_HOME is \"$FETCH_LINKS_JAVA_HOME\", which is not a JDK $least_java or newer"
  else
    echo "needs a JDK $least_java or newer and found none; install one (for example temurin-25-jdk or" \
      "openjdk-25-jdk) or set JAVA_HOME to it"
  fi
}
