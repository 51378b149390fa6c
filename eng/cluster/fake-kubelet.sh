#!/usr/bin/env bash
# Plays kubelet for clusters without a node, in measurements with many pods: every pending pod is reported as running and
# ready, at once and without containers. Runs until it is interrupted; POD_IP is what the pods say their address is.
#
#   up.sh --control-plane-only && fake-kubelet.sh &
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
SAY_AS=fake-kubelet
use_kind control-plane
PATH=$RUN/bin:$PATH
[ -f "$KUBECONFIG" ] || die "no control plane is up; start one with eng/cluster/up.sh --control-plane-only"

api=https://$API_IP:$API_PORT/api/v1
# The options of every request, in the form of a curl configuration: `next` in there resets them.
options=$(printf '%s = "%s"\n' cacert "$RUN/pki/ca.crt" cert "$RUN/pki/admin.crt" key "$RUN/pki/admin.key" noproxy '*' output /dev/null)
status=$(mktemp)
trap 'rm -f "$status" "$status.requests"' EXIT
trap exit INT TERM

while [ -f "$KUBECONFIG" ]; do
  jq -n --arg ip "${POD_IP:-127.0.0.1}" '(now | todate) as $now | {status: {phase: "Running", podIP: $ip, startTime: $now,
    conditions: [("PodScheduled", "Initialized", "ContainersReady", "Ready") |
      {type: ., status: "True", reason: null, message: null, lastTransitionTime: $now}]}}' >"$status"
  # Pods are not bound to a node, so the API server deletes them at once when asked to: only starting has to be played.
  kubectl get --raw '/api/v1/pods?fieldSelector=status.phase=Pending&limit=500' 2>/dev/null |
    jq -r --arg api "$api" --arg options "$options" --arg status "$status" '.items[].metadata |
      "next", $options, "url = \"\($api)/namespaces/\(.namespace)/pods/\(.name)/status\"", "request = PATCH", "data = @\($status)",
      "header = \"Content-Type: application/strategic-merge-patch+json\""' >"$status.requests" || continue
  # One curl for a round, over few connections: a process for each pod would be the slowest part.
  [ ! -s "$status.requests" ] || curl --parallel --config "$status.requests" 2>/dev/null || true
  sleep 0.2
done
