# shellcheck shell=sh
# Starts the program. Builds it when it is missing or older than its sources, and keeps a class-data
# archive of it, with which it starts in half the time. Everything it writes is in target/run.
#
# Sourced by fetch-links and fetch-links-tui, which set $here (this folder) and $frontend.
#
# FETCH_LINKS_JAVA_HOME   the JDK to use, whatever else is installed
# FETCH_LINKS_ARCHIVE     auto: made in the background (default); sync: made before starting; off
# FETCH_LINKS_LOCK_WAIT   seconds to wait for another start that is building (600)
#
# Exit statuses of its own, after sysexits.h: 69 no JDK or Maven, 70 the build failed, 73 cannot
# write, 75 another start holds the lock.
set -u

# shellcheck source=scripts/find-java.sh
. "${here:?}/find-java.sh"

root=$(CDPATH='' cd -P -- "$here/.." && pwd -P)
run=$root/target/run
jar=$run/fetch-links.jar
lock=$run/build.lock
# How the JVM is run, in the rehearsal too. C1 only, because C2 does not earn what it costs: a screen
# with 120,000 events (2,000 a second, as many as ten busy minutes have) took 4.7 s of CPU and 102 MB
# from start to end, with C2 7.6 s and 125 MB. Left alone, the heap starts with 1/64 of the machine's memory
# and is not collected before that is full; a run of 10,000 channels has 80 MB of live objects at most.
java_flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn16m -Xmx256m -Xlog:disable'

say() { printf 'fetch-links: %s\n' "$*" >&2; }

die() {
  status=$1
  shift
  say "$@"
  exit "$status"
}

# ---- building ------------------------------------------------------------------------------------

is_stale() {
  [ -f "$jar" ] || return 0
  [ -d "$root/src/main" ] || return 1
  # Folders count as well: removing a source changes its folder.
  [ -n "$(find "$root/src/main" "$root/assets" "$root/pom.xml" -newer "$jar")" ]
}

ensure_built() {
  [ -L "$lock" ] || is_stale || return 0
  if ! mkdir -p "$run" 2>/dev/null || ! [ -w "$run" ]; then
    [ -f "$jar" ] || die 73 "cannot write to \"$run\", where the program is to be built; build it once" \
      "as somebody who can, or use a checkout of your own"
    say "the sources are newer than \"$jar\", which cannot be replaced; starting it as it is"
    return 0
  fi
  take_lock
  trap 'rm -f "$lock"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  if [ -n "$abandoned" ] || is_stale; then build; fi
  rm -f "$lock"
  trap - EXIT HUP INT TERM
}

# The lock is a symbolic link to the owner's process id: made in one step, never without an owner.
# Sets $abandoned when its owner died, perhaps in the middle of writing the jar.
take_lock() {
  abandoned='' waited=0
  until ln -s "$$" "$lock" 2>/dev/null; do
    owner=$(readlink "$lock")
    if [ -n "$owner" ] && ! is_alive "$owner" && take_over "$owner"; then
      abandoned=yes
      return
    fi
    [ "$waited" -lt "${FETCH_LINKS_LOCK_WAIT:-600}" ] ||
      die 75 "process ${owner:-of unknown id} has been building for $waited s; wait for it, or end it and" \
        "remove \"$lock\""
    [ "$waited" -gt 0 ] || say "waiting for process ${owner:-of unknown id}, which is building the program"
    sleep 1
    waited=$((waited + 1))
  done
}

is_alive() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]; }

# Of several that see the same dead owner one gets the second link; the others go on waiting.
take_over() {
  ln -s "$$" "$lock.next" 2>/dev/null || return 1
  if [ "$(readlink "$lock")" = "$1" ]; then
    mv -f "$lock.next" "$lock"
  else
    rm -f "$lock.next"
    return 1
  fi
}

build() {
  find_java javac || die 69 "$(no_java)"
  command -v mvn >/dev/null || die 69 "needs Maven to build the program and found no \"mvn\" on PATH; install it" \
    "(for example with: apt install maven)"
  say 'building the program (first start, or its sources have changed) ...'
  : >"$run/build.started"
  # Removed, not written over: a program that is running still reads the old one.
  rm -f "$jar"
  if ! maven -q -B -Dstyle.color=never -Dquick package >"$run/build.log" 2>&1 </dev/null; then
    show_errors >&2
    die 70 "the build failed; all that Maven said is in \"$run/build.log\""
  fi
  # As old as the start of the build: what was edited meanwhile is built next time.
  touch -r "$run/build.started" "$jar"
}

maven() (
  cd "$root" || exit
  export JAVA_HOME="$java_home"
  exec mvn "$@"
)

# What Maven has to say, without its advice on Maven.
show_errors() {
  sed -n -e '/^\[ERROR\] *$/d' -e '/^\[ERROR\].*\[Help [0-9]*\]/d' -e '/^\[ERROR\] To see the full/d' \
    -e '/^\[ERROR\] Re-run Maven/d' -e '/^\[ERROR\] For more information/d' -e 's/^\[ERROR\] /  /p' \
    "$run/build.log" | head -n 15
}

# ---- the class-data archive ----------------------------------------------------------------------

# Sets $archive to an archive made of this jar by this Java, or to nothing. The JVM would refuse
# another one as well, but silently and at each start.
choose_archive() {
  archive=''
  folder=$run
  [ -w "$run" ] || cache_folder || return 0
  file=$folder/fetch-links.jsa
  made_for="$java_home $java_version $java_build"
  if [ -f "$file" ] && is_current "$file.key"; then
    archive=$file
  elif ! is_current "$file.failed"; then
    if [ "$1" = sync ]; then
      make_archive
      is_current "$file.key" && archive=$file
    else
      # Not a child of this process, which becomes the program's.
      (make_archive &)
    fi
  fi
}

is_current() {
  # shellcheck disable=SC3013 # -nt: in every shell for long, in POSIX since 2024; needs no process
  [ "$1" -nt "$jar" ] && read -r line <"$1" && [ "$line" = "$made_for" ]
}

# Where the checkout cannot be written to: a folder for this checkout in the person's cache.
cache_folder() {
  base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  [ -n "$base" ] || return 1
  sum=$(printf '%s' "$root" | cksum)
  folder=$base/fetch-links/${sum%% *}
}

# Lets the program rehearse and keeps the classes it used. Only what --train ended with 0 counts; a
# failure is remembered, so that it is not repeated at each start.
make_archive() (
  trap '' HUP INT QUIT
  mkdir -p "$folder" && cd / || exit
  me=$(exec sh -c 'echo "$PPID"')
  if ! ln -s "$me" "$file.lock"; then
    is_alive "$(readlink "$file.lock")" && exit
    rm -f "$file.lock" "$file".new.*
    ln -s "$me" "$file.lock" || exit
  fi
  new=$file.new.$me
  # Written first: when the jar is replaced meanwhile, the key is older than it.
  printf '%s\n' "$made_for" >"$new.key"
  # Twice, because a failure is remembered for as long as this jar is there.
  if { rehearse "$new" || rehearse "$new"; } && [ -s "$new" ]; then
    mv -f "$new" "$file" && mv -f "$new.key" "$file.key"
  else
    rm -f "$new"
    mv -f "$new.key" "$file.failed"
  fi
  rm -f "$file.lock"
) >/dev/null 2>&1 </dev/null

rehearse() {
  limit=''
  if command -v timeout; then limit='timeout 60'; fi
  # shellcheck disable=SC2086
  nice -n 10 $limit "$java_home/bin/java" $java_flags "-XX:ArchiveClassesAtExit=$1" \
    -Dfetchlinks.frontend=tui -jar "$jar" --train
}

# ---- starting ------------------------------------------------------------------------------------

java_home=''
ensure_built
[ -n "$java_home" ] || find_java || die 69 "$(no_java)"
archive=''
# The JVM splits the archive's name at a colon.
case ${FETCH_LINKS_ARCHIVE:-auto}$run in
  off* | *:*) ;;
  *) choose_archive "${FETCH_LINKS_ARCHIVE:-auto}" ;;
esac
# The two classes that tell the version are read sooner than the archive is opened.
case $#${1-} in
  1--version | 1-V) archive='' ;;
esac
# To find out takes the JVM a dozen classes that are in no archive.
terminal=false
if [ -t 0 ] && [ -t 1 ]; then terminal=true; fi
# shellcheck disable=SC2086
exec "$java_home/bin/java" $java_flags ${archive:+"-XX:SharedArchiveFile=$archive"} \
  "-Dfetchlinks.terminal=$terminal" \
  "-Dfetchlinks.frontend=${frontend:?}" -jar "$jar" "$@"
