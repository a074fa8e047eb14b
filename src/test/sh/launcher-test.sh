#!/bin/sh
# Tests the launchers for real: with a JDK, in a copy of the project whose program and Maven are
# stand-ins, in each shell of $LAUNCHER_SHELLS (default: those of dash, bash and busybox that are
# installed). Ends with 1 when a check failed.
# shellcheck disable=SC2030,SC2031,SC3013 # variables set for one command only; -nt and -ot
set -u

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
project=$(cd "$here/../../.." && pwd -P)
# shellcheck source=scripts/find-java.sh
. "$project/scripts/find-java.sh"
find_java javac || { no_java >&2; exit 69; }
jdk=$java_home

checks=0 failures=0
work=$(mktemp -d "${TMPDIR:-/tmp}/launcher-test.XXXXXX") || exit 73
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- the means -----------------------------------------------------------------------------------

# is DESCRIPTION WANTED FOUND
is() {
  checks=$((checks + 1))
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED (%s): %s\n  wanted: %s\n  found:  %s\n' "$shell" "$1" "$2" "$3"
}

# says DESCRIPTION PART FILE
says() {
  checks=$((checks + 1))
  grep -q -e "$2" "$3" && return
  failures=$((failures + 1))
  printf 'FAILED (%s): %s\n  wanted: %s\n  found:  %s\n' "$shell" "$1" "$2" "$(cat "$3")"
}

# Starts the launcher of the stand-in in the shell under test.
# shellcheck disable=SC2086
start() { $shell "$copy/scripts/fetch-links" "$@"; }

builds() { wc -l <"$STANDIN_LOG" | tr -d ' '; }

lines() { wc -l | tr -d ' '; }

# eventually COMMAND...: waits until it succeeds, 120 s at most.
eventually() {
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || return 1
    sleep 0.1
  done
}

archive_is_idle() { [ -f "$copy/target/run/fetch-links.jsa$1" ] && ! [ -L "$copy/target/run/fetch-links.jsa.lock" ]; }

# Whether just this is in target/run by that beginning; what is there is in $found.
holds_just() {
  found=$(cd "$copy/target/run" && echo fetch*)
  [ "$found" = "$1" ]
}

# A second that differs from all before, for file systems and shells that count whole seconds.
next_second() { sleep 1.1; }

# A fresh copy of the project, with a blank and a quote in its path.
fresh() {
  copy="$work/it's a copy $((checks))"
  mkdir -p "$copy/src/main/java/fetchlinks/cli" "$copy/scripts" "$copy/assets"
  cp "$project/scripts/fetch-links" "$project/scripts/fetch-links-tui" "$project/scripts"/*.sh "$copy/scripts"
  cp "$here/standin/Main.java" "$copy/src/main/java/fetchlinks/cli"
  : >"$copy/pom.xml"
  STANDIN_LOG="$copy/mvn.log"
  : >"$STANDIN_LOG"
}

# A JDK only by its looks: a release file, and a java that tells that it was called.
looks_like_java() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\necho "java %s was started"\n' "$2" >"$1/bin/java"
  chmod +x "$1/bin/java"
}

# ---- the checks ----------------------------------------------------------------------------------

builds_once_and_passes_everything_on() {
  fresh
  export FETCH_LINKS_ARCHIVE=off
  is 'the first start builds and runs' one "$(start --version 2>"$work/err")"
  says 'the first start says that it builds' '^fetch-links: building' "$work/err"
  is 'Maven is told to build quickly' '-q -B -Dstyle.color=never -Dquick package' "$(cat "$STANDIN_LOG")"
  is 'the second start says nothing' '' "$(start --version 2>&1 >/dev/null)"
  is 'the second start does not build' 1 "$(builds)"
  is 'fetch-links is headless' headless "$(start --frontend)"
  # shellcheck disable=SC2086
  is 'fetch-links-tui is the full-screen one' tui "$($shell "$copy/scripts/fetch-links-tui" --frontend)"
  is 'arguments arrive as they are' "<--arguments> <a b> <> <*> <it's> <\$HOME> <-x=1\\n>" \
    "$(start --arguments 'a b' '' '*' "it's" "\$HOME" '-x=1\n' | tr '\n' ' ' | sed 's/ $//')"
  is 'the working folder stays' / "$(cd / && start --folder)"
  is 'stdin arrives' 'some text' "$(echo some text | start --copy)"
  start --exit 7
  is 'the exit status arrives' 7 $?
  is 'the flags for a short life in little memory are given' \
    '[-XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -Xms32m, -Xmn16m, -Xmx256m, -Xlog:disable, -Dfetchlinks.terminal=false, -Dfetchlinks.frontend=headless]' \
    "$(start --flags </dev/null)"
  # shellcheck disable=SC2086
  $shell "$copy/scripts/fetch-links" --pid >"$work/out" &
  pid=$!
  wait "$pid"
  is 'the program takes the place of the launcher' "$pid" "$(cat "$work/out")"
}

can_be_called_from_anywhere() {
  export FETCH_LINKS_ARCHIVE=off
  mkdir -p "$work/bin dir"
  ln -sf "$copy/scripts/fetch-links" "$work/bin dir/one"
  ln -sf one "$work/bin dir/two"
  # shellcheck disable=SC2086
  is 'through a link to a link' one "$($shell "$work/bin dir/two" --version)"
  # shellcheck disable=SC2086
  is 'by a name without a folder' one "$(cd "$copy/scripts" && $shell fetch-links --version)"
  mkdir -p "$work/elsewhere/scripts"
  # shellcheck disable=SC2086
  is 'with a relative path and CDPATH set' one "$(cd "$copy" && CDPATH=$work/elsewhere $shell scripts/fetch-links --version)"
  is 'from PATH, as it was installed' one "$(PATH="$copy/scripts:$PATH" fetch-links --version)"
  is 'without HOME' one "$(unset HOME && start --version)"
}

is_ended_by_a_signal_as_the_program_would() {
  export FETCH_LINKS_ARCHIVE=off
  # shellcheck disable=SC2086 # not through start, which would be a process of its own
  $shell "$copy/scripts/fetch-links" --wait >"$work/out" &
  pid=$!
  eventually grep -q ready "$work/out"
  kill -TERM "$pid"
  wait "$pid"
  is 'SIGTERM ends with 143' 143 $?
  says 'after its shutdown hook' '^hook$' "$work/out"
}

builds_again_when_it_has_to() {
  export FETCH_LINKS_ARCHIVE=off
  source=$copy/src/main/java/fetchlinks/cli/Main.java
  next_second
  sed 's/"one"/"two"/' "$source" >"$work/new" && cat "$work/new" >"$source"
  is 'a changed source is built' two "$(start --version 2>/dev/null)"
  next_second
  echo 'package fetchlinks.cli; class Other {}' >"$copy/src/main/java/fetchlinks/cli/Other.java"
  start --version >/dev/null 2>&1
  next_second
  rm "$copy/src/main/java/fetchlinks/cli/Other.java"
  start --version >/dev/null 2>&1
  is 'so are an added and a removed one' 4 "$(builds)"
  STANDIN_SLOW=1 && export STANDIN_SLOW
  next_second
  touch "$copy/pom.xml"
  start --version >/dev/null 2>&1 &
  pid=$!
  eventually test -L "$copy/target/run/build.lock"
  next_second
  touch "$source"
  wait "$pid"
  unset STANDIN_SLOW
  start --version >/dev/null 2>&1
  is 'so is one that was edited during a build' 6 "$(builds)"
  next_second
  echo 'not Java' >"$copy/src/main/java/fetchlinks/cli/Broken.java"
  start --version >"$work/out" 2>"$work/err"
  is 'a source that does not compile ends with 70' 70 $?
  says 'with the line of the compiler' 'Broken.java:1: error' "$work/err"
  says 'with the place of the log' 'the build failed; .*target/run/build.log' "$work/err"
  is 'without advice on Maven' 0 "$(grep -c -e Help -e Re-run "$work/err")"
  is 'the lock is gone' no "$([ -L "$copy/target/run/build.lock" ] && echo yes || echo no)"
  rm "$copy/src/main/java/fetchlinks/cli/Broken.java"
  is 'and built when it is mended' two "$(start --version 2>/dev/null)"
}

is_built_once_for_all() {
  fresh
  export FETCH_LINKS_ARCHIVE=auto
  pids=''
  for number in 1 2 3 4 5 6; do
    start --version >"$work/out.$number" 2>"$work/err.$number" &
    pids="$pids $!"
  done
  statuses=''
  for pid in $pids; do wait "$pid"; statuses="$statuses$?"; done
  is 'six started at once all succeed' 000000 "$statuses"
  is 'all run the program' 6 "$(cat "$work"/out.[1-6] | grep -c '^one$')"
  is 'one of them builds' 1 "$(builds)"
  # Somebody who was late may make a second one.
  eventually holds_just 'fetch-links.jar fetch-links.jsa fetch-links.jsa.key'
  is 'one archive is made, nothing is left over' 'fetch-links.jar fetch-links.jsa fetch-links.jsa.key' "$found"
}

waits_for_the_lock() {
  export FETCH_LINKS_ARCHIVE=off
  ln -s $$ "$copy/target/run/build.lock"
  (FETCH_LINKS_LOCK_WAIT=1 start --version) >/dev/null 2>"$work/err"
  is 'a lock that is not given up ends with 75' 75 $?
  says 'and names its owner' "process $$ has been building" "$work/err"
  is 'and stays' $$ "$(readlink "$copy/target/run/build.lock")"
  rm "$copy/target/run/build.lock"
  sh -c 'exit 0' &
  dead=$!
  wait "$dead"
  ln -s "$dead" "$copy/target/run/build.lock"
  printf 'half a jar' >"$copy/target/run/fetch-links.jar"
  pids=''
  for number in 1 2 3; do
    start --version >"$work/out.$number" 2>/dev/null &
    pids="$pids $!"
  done
  # shellcheck disable=SC2086
  wait $pids
  is 'the half-written jar of a killed build is not used' 'one one one' "$(cat "$work"/out.[1-3] | tr '\n' ' ' | sed 's/ $//')"
  is 'but built again, by one of three' 2 "$(builds)"
}

keeps_an_archive() {
  fresh
  export FETCH_LINKS_ARCHIVE=sync
  archive=$copy/target/run/fetch-links.jsa
  is 'made before the start on request' yes "$(start --flags 2>/dev/null | grep -q "SharedArchiveFile=$archive" && echo yes)"
  is 'the JVM takes the program from it' 1 "$("$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:class+load \
    "-XX:SharedArchiveFile=$archive" -jar "$copy/target/run/fetch-links.jar" --version |
    grep -c 'fetchlinks.cli.Main source: shared objects file (top)')"
  is 'not a child of the program' 0 "$(rm "$archive.key" && FETCH_LINKS_ARCHIVE=auto start --children)"
  eventually archive_is_idle .key
  echo "$jdk of yesterday" >"$archive.key"
  is 'not used when another Java made it' no "$(FETCH_LINKS_ARCHIVE=auto start --flags | grep -q SharedArchive && echo yes || echo no)"
  eventually grep -q "^$jdk [0-9]" "$archive.key"
  is 'but made again' yes "$(FETCH_LINKS_ARCHIVE=auto start --flags | grep -q SharedArchive && echo yes)"
  printf 'junk' >"$archive"
  is 'a damaged one does no harm, and stdout stays clean' one "$(start --version 2>&1)"
  next_second
  touch "$copy/pom.xml"
  is 'not used for another jar' no "$(FETCH_LINKS_ARCHIVE=off start --version >/dev/null 2>&1
    FETCH_LINKS_ARCHIVE=auto STANDIN_TRAINING_FAILS=1 start --flags | grep -q SharedArchive && echo yes || echo no)"
  eventually archive_is_idle .failed
  start --version >/dev/null
  is 'a failed rehearsal is not repeated at each start' yes "$([ "$archive.key" -ot "$archive.failed" ] && echo yes)"
  next_second
  touch "$copy/pom.xml"
  start --version >/dev/null 2>&1
  is 'but with the next jar' yes "$([ "$archive.key" -nt "$archive.failed" ] && echo yes)"
  is 'left out on request' no "$(FETCH_LINKS_ARCHIVE=off start --flags | grep -q SharedArchive && echo yes || echo no)"
}

# as_stranger COMMAND...: as somebody who may not write to the checkout.
as_stranger() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work/stranger" XDG_CACHE_HOME="$work/stranger/cache" "$@"
  else
    env XDG_CACHE_HOME="$work/stranger/cache" "$@"
  fi
}

works_where_it_may_not_write() {
  if [ "$(id -u)" = 0 ] && ! command -v setpriv >/dev/null; then
    echo 'skipped: read-only checkouts, for which root needs "setpriv"'
    return
  fi
  fresh
  export FETCH_LINKS_ARCHIVE=sync
  rm -rf "$work/stranger"
  mkdir -m 777 "$work/stranger"
  chmod -R a+rX "$copy"
  chmod a-w "$copy"
  # shellcheck disable=SC2086
  as_stranger $shell "$copy/scripts/fetch-links" --version >/dev/null 2>"$work/err"
  is 'nothing built and no right to: 73' 73 $?
  says 'and says what to do' 'cannot write to .*; build it once' "$work/err"
  chmod u+w "$copy"
  (FETCH_LINKS_ARCHIVE=off start --version) >/dev/null 2>&1
  chmod -R a-w "$copy"
  # shellcheck disable=SC2086
  is 'the archive is in the cache' yes "$(as_stranger $shell "$copy/scripts/fetch-links" --flags 2>"$work/err" |
    grep -q "SharedArchiveFile=$work/stranger/cache/fetch-links/" && echo yes)"
  is 'without a word' '' "$(cat "$work/err")"
  next_second
  chmod u+w "$copy/pom.xml" && touch "$copy/pom.xml"
  # shellcheck disable=SC2086
  is 'an older jar is started' one "$(as_stranger $shell "$copy/scripts/fetch-links" --version 2>"$work/err")"
  says 'with a warning' 'the sources are newer' "$work/err"
  chmod -R u+w "$copy"
}

chooses_java() {
  fresh
  export FETCH_LINKS_ARCHIVE=off
  start --version >/dev/null 2>&1
  looks_like_java "$work/java-17" 17.0.9
  looks_like_java "$work/java-25" 25
  looks_like_java "$work/java-27" 27-ea
  is 'JAVA_HOME, without starting it to ask' 'java 27-ea was started' "$(JAVA_HOME=$work/java-27 start)"
  is 'else the one on PATH' 'java 25 was started' "$(JAVA_HOME=$work/java-17 PATH="$work/java-25/bin:$PATH" start)"
  mkdir -p "$work/links" && ln -sf "$work/java-25/bin/java" "$work/links/java"
  is 'also behind a link' 'java 25 was started' "$(PATH="$work/links:$PATH" && unset JAVA_HOME && start)"
  is 'FETCH_LINKS_JAVA_HOME before all' 'java 25 was started' "$(FETCH_LINKS_JAVA_HOME=$work/java-25 JAVA_HOME=$work/java-27 start)"
  (FETCH_LINKS_JAVA_HOME=$work/java-17 start) >/dev/null 2>"$work/err"
  is 'but it has to fit' 69 $?
  says 'and says what is wrong' 'FETCH_LINKS_JAVA_HOME is ".*/java-17", which is not a JDK 25 or newer' "$work/err"
  mkdir -p "$work/home/.jdks"
  looks_like_java "$work/home/.jdks/a" 26.0.2
  looks_like_java "$work/home/.jdks/b" 25.0.4
  looks_like_java "$work/home/.jdks/c" 24.0.1
  # shellcheck disable=SC2016
  echo 'find_installed() { oldest_fitting "$1" "$HOME"/.jdks/*; }' >>"$copy/scripts/find-java.sh"
  is 'else the oldest of those installed' 'java 25.0.4 was started' "$(unset JAVA_HOME && HOME=$work/home PATH="$work/java-17/bin:$PATH" start)"
  (unset JAVA_HOME && HOME=$work PATH="$work/java-17/bin:$PATH" start) >/dev/null 2>"$work/err"
  is 'no Java ends with 69' 69 $?
  says 'and says what to install' 'needs a JDK 25 or newer and found none; install one' "$work/err"
  rm -rf "$copy/target"
  (unset JAVA_HOME && HOME=$work/home PATH="$work/java-17/bin:$PATH" start) >/dev/null 2>"$work/err"
  is 'a Java without a compiler cannot build' 69 $?
  fresh
  mkdir -p "$work/few"
  for tool in sh cat find grep head ln mkdir mv readlink rm sed touch dirname env; do
    ln -sf "$(command -v "$tool")" "$work/few/$tool"
  done
  # shellcheck disable=SC2086
  PATH=$work/few JAVA_HOME=$jdk $shell_path "$copy/scripts/fetch-links" --version >/dev/null 2>"$work/err"
  is 'no Maven ends with 69' 69 $?
  says 'and says what to install' 'needs Maven .* install it' "$work/err"
}

# ---- all of it, in each shell --------------------------------------------------------------------

export STANDIN_LOG
mkdir -p "$work/tools"
cp "$here/standin/mvn" "$work/tools/mvn"
chmod +x "$work/tools/mvn"
PATH=$work/tools:$PATH
JAVA_HOME=$jdk
unset FETCH_LINKS_JAVA_HOME
export PATH JAVA_HOME

run_all() {
  builds_once_and_passes_everything_on
  can_be_called_from_anywhere
  is_ended_by_a_signal_as_the_program_would
  builds_again_when_it_has_to
  is_built_once_for_all
  waits_for_the_lock
  keeps_an_archive
  works_where_it_may_not_write
  chooses_java
}

# With several shells, one process for each: most of the time is spent waiting for files to age.
installed=''
for name in ${LAUNCHER_SHELLS:-dash bash busybox}; do
  command -v "$name" >/dev/null && installed="$installed $name"
done
# shellcheck disable=SC2086
set -- $installed
case $# in
  0)
    echo 'launchers: no shell to check them in'
    exit 1
    ;;
  1)
    shell=$1 shell_path=$(command -v "$1")
    if [ "$1" = busybox ]; then shell='busybox sh' shell_path="$shell_path sh"; fi
    run_all
    echo "launchers in $shell: $checks checks, $failures failed"
    [ "$failures" = 0 ]
    ;;
  *)
    for name in "$@"; do
      LAUNCHER_SHELLS=$name "$here/launcher-test.sh" >"$work/out.$name" 2>&1 &
      echo "$! $name" >>"$work/shells"
    done
    failed=0
    while read -r pid name; do
      wait "$pid" || failed=1
      cat "$work/out.$name"
    done <"$work/shells"
    exit "$failed"
    ;;
esac
