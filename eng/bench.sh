#!/usr/bin/env bash
# Measures the operator and prints a markdown table on stdout, progress on stderr:  eng/bench.sh [micro|load|webhook|rollout|hop]... [-- OPTION...]
#   micro   bench/CachePolicyOperator.Benchmarks: time and memory of single steps, in one process
#   load    bench/CachePolicyOperator.Load: the published operator against a control plane of its own, without pods. Options
#           after -- go to the driver, such as --policies 1000 for a quick look; --help lists them.
#   webhook bench/CachePolicyOperator.Load webhook: the admission webhook of the same operator, called directly and by that API server
#   rollout bench/CachePolicyOperator.Load rollout: the same operator while workloads roll, with real controllers and played pods
#   hop     eng/bench-hop.sh: a rendered configuration in a real nginx, beside the same rules written by hand without the hop
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
    case $1 in micro | load | webhook | rollout | hop) suites+=("$1") ;; *) sed -n '2,/^set/s/^# \{0,1\}//p' eng/bench.sh >&2; exit 64 ;; esac
    shift
  done
  [ $# = 0 ] || shift
  [ ${#suites[@]} -gt 0 ] || suites=(micro load webhook rollout hop)
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

# As it is shipped: trimmed, compiled ahead, one file. In a copy, because publishing for a platform rewrites lock files.
publish() {
  say "publishing the operator"
  cp -r src .editorconfig Directory.Build.props Directory.Packages.props global.json "$WORK"
  dotnet publish "$WORK/src/CachePolicyOperator" -c Release -r linux-x64 --self-contained -o "$WORK/publish" -v quiet -nologo \
    -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:PublishSingleFile=true >&2
}

main "$@"
