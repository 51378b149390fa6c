# shellcheck shell=bash
# Sourced by every script under eng/: messages, prerequisites, and the cache of things that are made once.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Everything that is made or started lives below this folder; nothing else outside the repository is written.
CACHE=${CACHEPOLICY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cachepolicy-operator}
: "${SAY_AS:=$(basename "$0" .sh)}"
if [ -t 2 ]; then DIM=$'\e[2m' RED=$'\e[31m' PLAIN=$'\e[0m'; else DIM='' RED='' PLAIN=''; fi

# Progress goes to stderr: stdout belongs to results (a path, the final count).
say() { printf '%s[%s %3ds]%s %s\n' "$DIM" "$SAY_AS" "$SECONDS" "$PLAIN" "$*" >&2; }
die() { printf '%s[%s %3ds] %s%s\n' "$RED" "$SAY_AS" "$SECONDS" "$*" "$PLAIN" >&2; exit 1; }
# Seconds with one decimal since a moment taken with `now`.
now() { date +%s%N; }
since() { awk -v ns="$(($(now) - $1))" 'BEGIN { printf "%.1f s", ns / 1e9 }'; }

# need COMMAND PACKAGE WHY: installs Debian's PACKAGE unless COMMAND is there already.
need() {
  command -v "$1" >/dev/null && return
  say "installing Debian package $2: $3"
  install_packages "$2" || die "cannot install $2 ($3); install it and run this again"
}

install_packages() {
  [ "$(id -u)" = 0 ] || die "needs root to install $*: run as root, or first: sudo apt-get install -y $*"
  export DEBIAN_FRONTEND=noninteractive
  # A fresh machine has no package lists yet; one that is set up needs no update for every package.
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >&2
}

# made NAME SCRIPT [INPUT...]: sets MADE to the folder that SCRIPT filled, making it when it is missing.
# The folder's name holds a hash of the script, of its inputs and of the distribution, so that changed instructions never
# meet old results. It is filled under another name and renamed when complete, with a manifest of checksums that is
# verified before every use: an interrupted or damaged copy is made again, never used.
made() {
  local name=$1 script=$2 key part
  shift
  key=$( (. /etc/os-release; echo "$ID $VERSION_ID $(uname -m)"; cat "$@") | sha256sum | cut -c1-12)
  MADE=$CACHE/$name-$key
  need openssl openssl "checks what is in the cache"
  intact "$MADE" && return
  mkdir -p "$CACHE"
  exec {lock}>"$CACHE/$name.lock"
  flock -n "$lock" || { say "waiting for another run that makes $name"; flock "$lock"; }
  if ! intact "$MADE"; then
    [ ! -d "$MADE" ] || say "$name: the cached copy is damaged or incomplete, making it again"
    part=$CACHE/$name.part
    rm -rf "$part" "$MADE"
    mkdir -p "$part/out" "$part/work"
    local start; start=$(now)
    # The work folder holds gigabytes for a while; it goes away with success and with failure.
    if ! (cd "$part/work" && OUT=$part/out SAY_AS=$name nice bash "$script" "$part/work" {lock}>&- </dev/null); then
      rm -rf "$part"; die "making $name failed (see above)"
    fi
    checksums "$part/out" >"$part/SHA256SUMS"
    mv "$part/SHA256SUMS" "$part/out/"
    mv "$part/out" "$MADE"
    rm -rf "$part"
    say "$name made in $(since "$start"), $(du -sm "$MADE" | cut -f1) MB in $MADE"
    forget_older "$name"
  fi
  exec {lock}>&-
}

# In the form of sha256sum, by openssl, which is five times as fast where the processor helps.
checksums() { (cd "$1" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 openssl dgst -sha256 -r); }
intact() { [ -f "$1/SHA256SUMS" ] && cmp -s "$1/SHA256SUMS" <(checksums "$1"); }

# Keeps the three newest results of a name (branches that differ in their scripts share the cache), removes older ones.
forget_older() {
  local old
  for old in $(find "$CACHE" -maxdepth 1 -type d -name "$1-????????????" -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2); do
    say "removing the old $old"; rm -rf "$old"
  done
}
