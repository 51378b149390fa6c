#!/usr/bin/env bash
# Prints settings for a shell beside a running cluster:  eval "$(eng/cluster/env.sh)"; kubectl get pods -A
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
SAY_AS=cluster
use_kind "${1:-node}"
[ -f "$KUBECONFIG" ] || die "no cluster is up; start one with eng/cluster/up.sh"
printf 'export KUBECONFIG=%q PATH=%q:$PATH\n' "$KUBECONFIG" "$RUN/bin"
