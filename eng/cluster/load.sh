#!/usr/bin/env bash
# Brings images into the node of the running cluster, as pods see them:  load.sh ARCHIVE...
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
. "$CLUSTER/node.sh"
SAY_AS=cluster
[ $# -gt 0 ] || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
use_kind node
need_root
running node || die "no cluster is up; eng/cluster/up.sh starts one"
init=$(node_init) || die "the node is not up"
# containerd's own client, from the folder that kubectl was linked from.
ctr=$(dirname "$(readlink -f "$RUN/bin/kubectl")")/ctr
for archive; do
  nsenter --target "$init" --mount "$ctr" --namespace k8s.io images import - <"$archive" >&2
done
