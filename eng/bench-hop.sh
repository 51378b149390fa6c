#!/usr/bin/env bash
# What the rendering costs in a real nginx, beside the same rules written by hand without the hop:  eng/bench.sh hop [-- SECONDS [ROUNDS]]
# The rendering is the golden file of the storefront policy (testdata/nginx), which the unit tests hold to what is rendered. Only
# its addresses and its folder are replaced. Prints a markdown table; every figure is the median of ROUNDS, taken in turns.
# Usage: eng/bench-hop.sh WORK [SECONDS [ROUNDS]]; WORK is an empty folder. nginx: CACHEPOLICY_TEST_NGINX, or the one in the path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh

WORK=$1 LONG=${2:-4} ROUNDS=${3:-5}
CONNECTIONS=32
NGINX=${CACHEPOLICY_TEST_NGINX:-$(command -v nginx || true)}
CONFIGURATIONS=(by-hand by-hand-no-keepalive rendered)
# Of a rule with the hop (RespectOrigin and stale windows) and of one without (Override).
WORKLOADS=(hop-hit hop-miss plain-hit plain-miss)
# In memory where that is possible: how fast the disk makes files is not what is measured.
STORE=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d -p "$WORK")
MEASURED=0

main() {
  trap clean EXIT
  need wrk wrk "sends the requests"
  need curl curl "looks whether they are hits and misses"
  if [ -z "$NGINX" ]; then
    made nginx "$REPO/eng/make-nginx.sh" "$REPO/eng/apt.sh"
    NGINX=$MADE/usr/sbin/nginx
  fi
  write_configurations
  start origin
  for round in $(seq "$ROUNDS"); do
    for configuration in "${CONFIGURATIONS[@]}"; do
      say "round $round: $configuration"
      rm -rf "$STORE/$configuration-cache"
      start "$configuration"
      for workload in "${WORKLOADS[@]}"; do measure "$configuration" "$workload" "$round"; done
      stop "$configuration"
    done
  done
  table
}

write_configurations() {
  local body name
  body=$(head -c 2048 /dev/zero | tr '\0' x)
  for name in origin "${CONFIGURATIONS[@]}"; do
    mkdir -p "$WORK/$name.d" "$WORK/$name-temp"
    fill "$name" <bench/hop/nginx.conf >"$WORK/$name.conf"
  done
  sed "s/@BODY@/$body/" bench/hop/origin.conf >"$WORK/origin.d/origin.conf"
  fill by-hand <bench/hop/by-hand.conf >"$WORK/by-hand.d/by-hand.conf"
  # What most configurations are: one connection to the origin for each miss.
  fill by-hand-no-keepalive <bench/hop/by-hand.conf | grep -v 'keepalive 32\|proxy_http_version\|Connection ""' |
    sed 's/by-hand-cache/by-hand-no-keepalive-cache/' >"$WORK/by-hand-no-keepalive.d/by-hand.conf"
  cp testdata/nginx/storefront/cachepolicy-seal.conf "$WORK/rendered.d/"
  sed -e "s|/var/cache/nginx/cachepolicy|$STORE/rendered-cache|" -e 's|storefront.shop.svc:8080|127.0.0.1:28090|' -e 's|127.0.0.1:9146|127.0.0.1:28081|' \
    -e 's|listen 8080|listen 127.0.0.1:28080|' -e 's|listen 9145|listen 127.0.0.1:28082|' \
    testdata/nginx/storefront/cachepolicy.conf >"$WORK/rendered.d/cachepolicy.conf"
}

fill() { sed -e "s|@WORK@|$WORK|g" -e "s|@STORE@|$STORE|g" -e "s|@NAME@|$1|g"; }

start() {
  "$NGINX" -p "$WORK" -c "$WORK/$1.conf" 2>"$WORK/start.log" || { cat "$WORK/start.log" >&2; die "nginx refuses the configuration $1"; }
}

stop() {
  local pid
  pid=$(cat "$WORK/$1.pid" 2>/dev/null) || return 0
  kill -QUIT "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
}

clean() {
  local name
  for name in origin "${CONFIGURATIONS[@]}"; do stop "$name"; done
  rm -rf "$STORE"
}

# measure CONFIGURATION WORKLOAD ROUND: one line of figures in WORK/figures
measure() {
  local prefix=/pages/ paths=same before after result
  case $2 in plain-*) prefix=/assets/ ;; esac
  case $2 in *-miss) paths=new ;; esac
  MEASURED=$((MEASURED + 1))
  # A second before it counts: connections are opened, what is to be a hit is stored.
  load "$prefix$MEASURED/warm/" "$paths" 1 >/dev/null
  prefix=$prefix$MEASURED/
  [ $paths = new ] || load "$prefix" same 1 >/dev/null
  expect "$2" "$prefix"
  before=$(ticks "$1")
  read -ra result < <(load "$prefix" "$paths" "$LONG" | grep '^result')
  after=$(ticks "$1")
  set -- "$1" "$2" "${result[@]}"
  if [ -z "${7:-}" ] || [ "${8:-}" != 0 ]; then die "$1 $2: ${8:-all} answers were no success"; fi
  awk -v c="$1" -v w="$2" -v n="$4" -v us="$5" -v p50="$6" -v p99="$7" -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%s %s %.0f %.3f %.3f %.1f\n", c, w, n / us * 1e6, p50 / 1e3, p99 / 1e3, t / hz / n * 1e6 }' >>"$WORK/figures"
}

# The figures are of what they say: the path is answered from the store, or one below it is not. Both kinds of configuration tell.
expect() {
  local said wanted='HIT' path=$2
  case $1 in *-miss) wanted='MISS' path=${2}0 ;; esac
  said=$(curl -sf -o /dev/null -D - "http://127.0.0.1:28080$path")
  grep -Eq "^(X-Cache: |Cache-Status: .*detail=)$wanted" <<<"$said" || die "$1: $path is no $wanted: $said"
}

load() { PREFIX=$1 PATHS=$2 wrk -t1 -c$CONNECTIONS -d"$3s" --latency -s bench/hop/requests.lua http://127.0.0.1:28080; }

# Processor time of the configuration's worker and its cache processes, in clock ticks.
ticks() {
  local master; master=$(cat "$WORK/$1.pid")
  tr ' ' '\n' <"/proc/$master/task/$master/children" | grep . | while read -r pid; do cut -d')' -f2 "/proc/$pid/stat"; done |
    awk '{ sum += $12 + $13 } END { print sum }'
}

median() { awk -v c="$1" -v w="$2" -v f="$3" '$1 == c && $2 == w { print $f }' "$WORK/figures" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

table() {
  local workload configuration rps floor
  printf '%s, %s cores, load %s, %s\n\n' "$(date -u '+%Y-%m-%d %H:%M UTC')" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)" "$("$NGINX" -v 2>&1 | cut -d: -f2)"
  printf '| workload | configuration | requests a second | of by-hand | p50 | p99 | processor time a request |\n|---|---|---|---|---|---|---|\n'
  for workload in "${WORKLOADS[@]}"; do
    floor=$(median by-hand "$workload" 3)
    for configuration in "${CONFIGURATIONS[@]}"; do
      rps=$(median "$configuration" "$workload" 3)
      printf '| %s | %s | %s | %s | %s ms | %s ms | %s µs |\n' "$workload" "$configuration" "$rps" "$(awk -v a="$rps" -v b="$floor" 'BEGIN { printf "%.2f", a / b }')" \
        "$(median "$configuration" "$workload" 4)" "$(median "$configuration" "$workload" 5)" "$(median "$configuration" "$workload" 6)"
    done
  done
}

main
