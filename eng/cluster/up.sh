#!/usr/bin/env bash
# Starts the cluster and prints the path of its kubeconfig as the only line on stdout. A running cluster is left as it is.
#
#   up.sh [--fresh] [--keep] [--control-plane-only]
#     --fresh                a running cluster is stopped first
#     --keep                 keeps the data of the last run (etcd on disk, images, volumes); without it every start is empty
#     --control-plane-only   etcd, API server, controller-manager and scheduler on loopback, beside a running cluster or
#                            without one. CONTROLLERS="*,-podgc" chooses controllers, as in the --controllers flag.
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
SAY_AS=cluster
for file in network credentials control-plane node stop; do . "$CLUSTER/$file.sh"; done

KEEP=no FRESH=no
use_kind node
for argument; do
  case $argument in
    --keep) KEEP=yes ;;
    --fresh) FRESH=yes ;;
    --control-plane-only) use_kind control-plane ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
  esac
done

need_root
need curl curl "asks the API server whether it is ready"
need jq jq "writes kubeconfigs"
need openssl openssl "makes the cluster's certificates"
need ip iproute2 "plugs the node's network"
need pgrep procps "finds the node's first process"
lock_cluster

if [ $FRESH = no ] && is_up; then
  say "already running"
  rm -f "$RUN/started-by-tests" # someone wants it now, so the tests that started it leave it running
  echo "$KUBECONFIG"
  exit
fi
stop_all
make_all
[ "$KIND" = control-plane ] || check_ranges

begin=$(now)
# What is half started when this script fails or is interrupted is stopped again. (When it is killed, the next start does.)
trap 'trap - EXIT; say "not started, cleaning up"; stop_all' EXIT
set -E
trap 'say "failed: $BASH_COMMAND"' ERR
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ $KEEP = yes ] || rm -rf "$RUN/etcd" "$RUN/node"
rm -rf "$RUN/logs"
mkdir -p "$RUN"/{pids,logs,etcd}
chmod 700 "$RUN/etcd"
make_credentials
if [ "$KIND" = node ]; then
  say "starting the node (it imports images while the control plane starts)"
  plug_cable
  begin_node
fi
say "starting the control plane"
start_control_plane
mkdir -p "$RUN/bin"
ln -sfn "$TOOLS/bin/kubectl" "$TOOLS/bin/helm" "$RUN/bin/"
mv "$RUN/admin.kubeconfig.new" "$KUBECONFIG" # it is there only while an API server stands behind it
[ "$KIND" = control-plane ] || finish_node
trap - EXIT
say "up in $(since "$begin"): $("$TOOLS/bin/kubectl" version -o json 2>/dev/null | jq -r '"Kubernetes " + .serverVersion.gitVersion')"
echo "$KUBECONFIG"
