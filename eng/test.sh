#!/usr/bin/env bash
# Runs the project's tests and checks:  eng/test.sh [unit|proxy|cluster]...   (without arguments: all of them)
#   unit      tests/CachePolicyOperator.Tests; formatting of the C#, and linters of the scripts and the Dockerfile
#   proxy     tests/CachePolicyOperator.ProxyTests, with a real nginx
#   cluster   tests/CachePolicyOperator.ClusterTests, with a real cluster: the one that CACHEPOLICY_TEST_KUBECONFIG names,
#             else a K3s container where a Docker engine answers, else eng/cluster/up.sh starts one unless it is up already;
#             what was started here is stopped here. The chart is installed with an image that eng/image.sh makes.
# The last line on stdout is "N passed, N failed" or "N passed, N failed, N skipped"; a failed check counts as one failure.
# With CI=true packages are restored in locked mode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build servers would outlive this run, and hold on to what they inherited from it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

RESULTS=artifacts/test-results
PASSED=0 FAILED=0 SKIPPED=0
declare -A PROJECTS=([unit]=Tests [proxy]=ProxyTests [cluster]=ClusterTests)

main() {
  local suite
  [ $# -gt 0 ] || set -- unit proxy cluster
  for suite; do [ -n "${PROJECTS[$suite]:-}" ] || { sed -n '2,/^set/s/^# \{0,1\}//p' eng/test.sh >&2; exit 64; }; done
  command -v dotnet >/dev/null || die "needs the .NET SDK $(sed -n 's/.*"version": "\(.*\)".*/\1/p' global.json) or newer (dotnet is not on the PATH)"
  rm -rf "$RESULTS"
  trap 'end_child; release_cluster' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  if build; then
    for suite; do "suite_$suite"; done
  fi
  release_cluster
  report
}

# run COMMAND...: in the foreground as far as anyone can see, but in a process group of its own, so that a signal to this
# script ends the command and everything below it at once. Signals that this script was started with as ignored (in the background,
# by nohup) are not for it: tests interrupt programs, which heed what they inherit.
CHILD=''
run() {
  set -m
  { [ -z "$IN_USE" ] || exec {IN_USE}>&-; exec env --default-signal "$@"; } </dev/null &
  CHILD=$!
  set +m
  local code=0
  wait $CHILD || code=$?
  CHILD=''
  return $code
}
end_child() { [ -z "$CHILD" ] || { kill -TERM -- "-$CHILD" 2>/dev/null; wait "$CHILD" || true; }; }

# check WHAT COMMAND...
check() {
  say "$1"
  shift
  run "$@" || { FAILED=$((FAILED + 1)); say "${RED}FAILED${PLAIN}: $*"; return 1; }
}

build() {
  local locked=()
  [ "${CI:-}" != true ] || locked=(--locked-mode)
  check "restoring packages" dotnet restore Operator.sln "${locked[@]}" -v quiet &&
    check "building" dotnet build Operator.sln --no-restore -v quiet -clp:NoSummary
}

suite_unit() {
  check "checking the format of the C# files" dotnet format Operator.sln --verify-no-changes --no-restore || true
  need shellcheck shellcheck "checks the scripts"
  mapfile -t scripts < <(git ls-files '*.sh' .ci/run)
  check "checking ${#scripts[@]} scripts" shellcheck "${scripts[@]}" || true
  made dockerfilelint "$REPO/eng/make-dockerfilelint.sh"
  check "checking the Dockerfile" "$MADE/node_modules/.bin/dockerfilelint" --config "$REPO" Dockerfile >&2 || true
  # Where there is none, its one test is skipped and says so.
  (need chromium-headless-shell chromium-headless-shell "reads the report of a simulation as a phone would") || true
  tests unit
}

suite_proxy() {
  [ -d "$(project proxy)" ] || return 0
  if ! command -v nginx >/dev/null; then
    made nginx "$REPO/eng/make-nginx.sh" "$REPO/eng/apt.sh"
    PATH=$MADE/usr/sbin:$PATH
  fi
  export CACHEPOLICY_TEST_NGINX=${CACHEPOLICY_TEST_NGINX:-$(command -v nginx)}
  tests proxy
}

suite_cluster() {
  [ -d "$(project cluster)" ] || return 0
  need strace strace "watches what a running webhook asks of the kernel"
  if [ -z "${CACHEPOLICY_TEST_PROMTOOL:-}" ]; then
    made promtool "$REPO/eng/make-promtool.sh" "$REPO/eng/apt.sh"
    export CACHEPOLICY_TEST_PROMTOOL=$MADE/usr/bin/promtool
  fi
  # Without it the tests of the installation fail and say so.
  if check "making the operator's image" eng/image.sh --output "$PWD/artifacts/image/test.tar" >/dev/null; then
    export CACHEPOLICY_TEST_IMAGE=${CACHEPOLICY_TEST_IMAGE:-$PWD/artifacts/image/test.tar}
  fi
  # Where a Docker engine answers the tests start a K3s container themselves.
  if [ -n "${CACHEPOLICY_TEST_KUBECONFIG:-}" ] || docker info >/dev/null 2>&1 || use_cluster; then tests cluster; fi
}

project() { echo "tests/CachePolicyOperator.${PROJECTS[$1]}"; }

# tests SUITE: runs its project and adds up the counts of the result file.
tests() {
  local project results=$RESULTS/$1.trx total executed passed code=0
  project=$(project "$1")
  [ -d "$project" ] || return 0
  say "running the $1 tests"
  run dotnet test "$project" --no-build --results-directory "$RESULTS" --logger "trx;LogFileName=$1.trx" \
    --logger "console;verbosity=minimal" || code=$?
  if read -r total executed passed < <(sed -En 's/.*<Counters total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)".*/\1 \2 \3/p' "$results" 2>/dev/null); then
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + executed - passed)) SKIPPED=$((SKIPPED + total - executed))
    [ "$code" = 0 ] || [ "$executed" -gt "$passed" ] || { FAILED=$((FAILED + 1)); say "${RED}FAILED${PLAIN}: the $1 tests broke off"; }
  else
    FAILED=$((FAILED + 1)); say "${RED}FAILED${PLAIN}: the $1 tests left no result"
  fi
}

# The cluster. Several runs may share one: each holds a lock on it while it tests, and the last one to let go stops it,
# if it was a test run that started it.
IN_USE='' # the lock's file descriptor
STARTED_BY_TESTS=$CACHE/run/started-by-tests

use_cluster() {
  local ours=no
  mkdir -p "$CACHE"
  exec {IN_USE}>"$CACHE/cluster-in-use.lock"
  flock --shared "$IN_USE"
  if [ -f "$STARTED_BY_TESTS" ] || ! eng/cluster/env.sh >/dev/null 2>&1; then ours=yes; fi
  check "bringing up a cluster" eng/cluster/up.sh >/dev/null || return
  [ $ours = no ] || touch "$STARTED_BY_TESTS"
  export CACHEPOLICY_TEST_KUBECONFIG=$CACHE/run/admin.kubeconfig
  export CACHEPOLICY_TEST_KUBECTL=$CACHE/run/bin/kubectl CACHEPOLICY_TEST_HELM=$CACHE/run/bin/helm
}

release_cluster() {
  [ -n "$IN_USE" ] || return 0
  flock --unlock "$IN_USE"
  if [ -f "$STARTED_BY_TESTS" ] && flock --exclusive --nonblock "$IN_USE"; then run eng/cluster/down.sh || true; fi
  exec {IN_USE}>&-
  IN_USE=''
}

# What failed and the first line of why, once more: a long log is often read by its end only.
failures() {
  awk '
    /<UnitTestResult / { test = /outcome="Failed"/ && match($0, /testName="[^"]*"/) ? substr($0, RSTART + 10, RLENGTH - 11) : "" }
    /<Message>/ && test != "" { sub(/.*<Message>/, ""); sub(/<\/Message>.*/, ""); printf "%s\n    %s\n", test, substr($0, 1, 600); test = "" }
  ' "$RESULTS"/*.trx 2>/dev/null | sed -e 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | head -40 >&2
}

report() {
  local line="$PASSED passed, $FAILED failed"
  [ "$FAILED" = 0 ] || failures
  [ "$SKIPPED" = 0 ] || line+=", $SKIPPED skipped"
  [ $((PASSED + FAILED)) -gt 0 ] || say "no test ran"
  echo "$line"
  [ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}

main "$@"
