#!/usr/bin/env bash
# Measures the operator and prints a markdown table on stdout, progress on stderr:  eng/bench.sh [micro|load|webhook|rollout|hop|cli|simulate]... [-- OPTION...]
#   micro   bench/CachePolicyOperator.Benchmarks: time and memory of single steps, in one process
#   load    bench/CachePolicyOperator.Load: the published operator against a control plane of its own, without pods. Options
#           after -- go to the driver, such as --policies 1000 for a quick look; --help lists them.
#   webhook bench/CachePolicyOperator.Load webhook: the admission webhook of the same operator, called directly and by that API server
#   rollout bench/CachePolicyOperator.Load rollout: the same operator while workloads roll, with real controllers and played pods
#   hop     eng/bench-hop.sh: a rendered configuration in a real nginx, beside the same rules written by hand without the hop
#   cli     eng/bench-cli.sh: size and start of the command line, and lint over a thousand manifests and a large configuration
#   simulate the published command line on an access log that is made for it: eng/bench.sh simulate -- 10000000 lines
# Without arguments: all of them. Whatever else the machine does is in the figures: the table says how much that was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# A run that hangs ends here, in seconds.
LONGEST=${CACHEPOLICY_BENCH_LIMIT:-2400}
WORK=''
STARTED=no

main() {
  local suites=()
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in micro | load | webhook | rollout | hop | cli | simulate) suites+=("$1") ;; *) sed -n '2,/^set/s/^# \{0,1\}//p' eng/bench.sh >&2; exit 64 ;; esac
    shift
  done
  [ $# = 0 ] || shift
  [ ${#suites[@]} -gt 0 ] || suites=(micro load webhook rollout hop cli simulate)
  trap clean EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  WORK=$(mktemp -d)
  for suite in "${suites[@]}"; do "$suite" "$@"; done
}

clean() {
  [ $STARTED = no ] || eng/cluster/down.sh --control-plane-only || true
  [ -z "$WORK" ] || rm -rf "$WORK"
}

micro() {
  say "building the benchmarks"
  dotnet build bench/CachePolicyOperator.Benchmarks -c Release -v quiet -clp:NoSummary >&2
  say "running the benchmarks"
  (cd "$WORK" && timeout "$LONGEST" dotnet "$REPO/artifacts/bin/CachePolicyOperator.Benchmarks/release/CachePolicyOperator.Benchmarks.dll" --filter '*') >"$WORK/micro.log" ||
    { cat "$WORK/micro.log" >&2; die "the benchmarks failed"; }
  cat "$WORK"/BenchmarkDotNet.Artifacts/results/*-github.md
}

# No Deployment controller: the pods of 5,000 Deployments are not what is measured.
load() { drive namespace "$@"; }
webhook() { drive namespace webhook "$@"; }
rollout() { drive namespace,deployment,replicaset,serviceaccount,serviceaccount-token rollout "$@"; }
hop() { mkdir "$WORK/hop" && eng/bench-hop.sh "$WORK/hop" "$@"; }
cli() { mkdir "$WORK/cli" && eng/bench-cli.sh "$WORK/cli" "$@"; }

# simulate [LINES]: plain and compressed, one policy and two; each run is held to one core.
simulate() {
  local lines=${1:-10000000} storefront=testdata/nginx/storefront/policy.yaml
  mkdir "$WORK/simulate"
  say "publishing the command line"
  publish_of CachePolicyOperator.Cli "$WORK/simulate/bin"
  dotnet build bench/CachePolicyOperator.Load -c Release -v quiet -clp:NoSummary >&2
  say "writing a log of $lines lines"
  dotnet artifacts/bin/CachePolicyOperator.Load/release/CachePolicyOperator.Load.dll access-log --lines "$lines" >"$WORK/simulate/access.log"
  gzip -1 -c "$WORK/simulate/access.log" >"$WORK/simulate/access.log.gz"
  sed 's/^    ttl: {mode: Override, edge: 7d.*/    ttl: {mode: Override, edge: 1h}/' "$storefront" >"$WORK/simulate/other.yaml"
  echo "| log | policies | lines | MB | time | processor time | lines a second of processor time | peak memory | hit ratio |"
  echo "|---|---|---|---|---|---|---|---|---|"
  replay access.log "$storefront"
  replay access.log "$storefront" "$WORK/simulate/other.yaml"
  replay access.log.gz "$storefront"
}

# replay LOG POLICY...: a row of the table.
replay() {
  local log=$WORK/simulate/$1 pid begin wall cpu peak=0
  shift
  begin=$(date +%s.%N)
  taskset -c 0 "$WORK/simulate/bin/cachepolicy" simulate "$@" --log "$log" --origin-ttl 60s -o json >"$WORK/simulate/out.json" &
  pid=$!
  while [ -e /proc/$pid/status ]; do
    # Of the process itself, not of the shell that becomes it.
    peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' /proc/$pid/status 2>/dev/null || true)
    [ -z "$peak" ] || echo "$peak" >"$WORK/simulate/peak"
    cpu=$(awk '{print ($14 + $15) / 100}' /proc/$pid/stat 2>/dev/null || true)
    [ -z "$cpu" ] || echo "$cpu" >"$WORK/simulate/cpu"
    sleep 0.05
  done
  wait $pid || die "the simulation failed"
  wall=$(date +%s.%N)
  awk -v file="${log##*/}" -v policies=$# -v lines="$lines" -v bytes="$(stat -c %s "$log")" -v wall="$(echo "$wall $begin" | awk '{print $1 - $2}')" -v cpu="$(cat "$WORK/simulate/cpu")" \
    -v peak="$(cat "$WORK/simulate/peak")" -v hits="$(sed -n 's/.*"hitRatio": \([0-9.]*\).*/\1/p' "$WORK/simulate/out.json" | head -1)" \
    'BEGIN { printf "| %s | %d | %d | %.0f | %.2f s | %.2f s | %.0f | %.0f MB | %.1f %% |\n", file, policies, lines, bytes / 1e6, wall, cpu, lines / cpu, peak / 1000, hits * 100 }'
}

# drive CONTROLLERS [COMMAND] [OPTION...]
drive() {
  local kubeconfig controllers=$1
  shift
  [ -d "$WORK/publish" ] || publish
  dotnet build bench/CachePolicyOperator.Load -c Release -v quiet -clp:NoSummary >&2
  # The suite before may have run other controllers.
  if [ $STARTED = yes ]; then eng/cluster/down.sh --control-plane-only; fi
  eng/cluster/env.sh control-plane >/dev/null 2>&1 || STARTED=yes
  kubeconfig=$(CONTROLLERS=$controllers eng/cluster/up.sh --control-plane-only)
  say "measuring"
  timeout "$LONGEST" dotnet artifacts/bin/CachePolicyOperator.Load/release/CachePolicyOperator.Load.dll \
    "$@" --operator "$WORK/publish/CachePolicyOperator" --kubeconfig "$kubeconfig" --repository "$REPO"
}

publish() {
  say "publishing the operator"
  publish_of CachePolicyOperator "$WORK/publish"
}

# publish_of PROJECT FOLDER: as it is shipped: trimmed, compiled ahead, one file. In a copy, because publishing for a platform rewrites lock files.
publish_of() {
  [ -d "$WORK/src" ] || cp -r src .editorconfig Directory.Build.props Directory.Packages.props global.json "$WORK"
  dotnet publish "$WORK/src/$1" -c Release -r linux-x64 --self-contained -o "$2" -v quiet -nologo \
    -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:PublishSingleFile=true >&2
}

main "$@"
