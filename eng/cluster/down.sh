#!/usr/bin/env bash
# Stops the cluster and everything it started, by pid, whatever state it is in; logs stay until the next start.
#
#   down.sh [--control-plane-only] [--all]
#     --all   also removes the cluster's data and logs, and the routes that keep its address ranges on this machine.
#             (Without it these routes stay, so that packets of a late client fail here.)
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
SAY_AS=cluster
for file in network control-plane node stop; do . "$CLUSTER/$file.sh"; done

ALL=no
use_kind node
for argument; do
  case $argument in
    --all) ALL=yes ;;
    --control-plane-only) use_kind control-plane ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
  esac
done
need_root
lock_cluster
begin=$(now)
stop_all
if [ $ALL = yes ]; then
  rm -rf "$RUN"
  [ "$KIND" = control-plane ] || unblock_ranges
fi
say "down in $(since "$begin")"
