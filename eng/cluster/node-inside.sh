#!/usr/bin/env bash
# Pid 1 of the node, in pid, mount, network, ipc and uts namespaces of its own. Runs containerd, kubelet, kube-proxy and
# the DNS server; ends when one of them ends, which ends the node. The first two start before there is an API server.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$CLUSTER/control-plane.sh"
use_kind node

for dir in "${IN_MEMORY[@]}"; do
  mkdir -p "$dir"
  mount -t tmpfs -o mode=755 node "$dir"
done
for dir in "${ON_DISK[@]}"; do
  mkdir -p "$dir" "$RUN/node/private$dir"
  mount --bind "$RUN/node/private$dir" "$dir"
done
mount --make-private /run/netns # namespaces of pods are bind-mounted in there

# kubelet sets these for the whole machine unless they have these values already; so it sees files that say they have.
while read -r file value; do
  [ -f "/proc/sys/$file" ] || continue
  mkdir -p "$RUN/node/sysctl"; echo "$value" >"$RUN/node/sysctl/${file//\//.}"
  mount --bind "$RUN/node/sysctl/${file//\//.}" "/proc/sys/$file"
done <<'SYSCTLS'
vm/overcommit_memory 1
vm/panic_on_oom 0
kernel/panic 10
kernel/panic_on_oops 1
kernel/keys/root_maxkeys 1000000
kernel/keys/root_maxbytes 25000000
SYSCTLS

# The network: this machine is a neighbour on the cable, pods hang on a bridge, and there is no way to anywhere else.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6 2>/dev/null || true
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6 2>/dev/null || true
ip link set lo up
until ip link show "$NODE_CABLE" >/dev/null 2>&1; do sleep 0.02; done # node.sh moves it in here
ip link set "$NODE_CABLE" name eth0
ip addr add "$NODE_IP/30" dev eth0
ip link set eth0 up
ip addr add "$DNS_IP/32" dev lo
ip route add unreachable default
# Packets of the node itself to a Service need some route until kube-proxy's rules give them their real destination.
ip route add "$SERVICE_RANGE" dev lo src "$NODE_IP"
echo 1 >/proc/sys/net/ipv4/ip_forward

run() { local name=$1; shift; "$@" >"$RUN/logs/$name.log" 2>&1 </dev/null & }

run dns service-dns -listen "$DNS_IP:53" -server "https://$API_IP:$API_PORT" -ca "$RUN/pki/ca.crt" -token "$RUN/pki/dns.token"
run containerd containerd -c "$RUN/node/containerd.toml"
until [ -S /run/containerd/containerd.sock ] && ctr version >/dev/null 2>&1; do sleep 0.05; done
for image in "$IMAGES"/images/*.tar; do ctr -n k8s.io images import "$image" >/dev/null; done
until api_ready; do sleep 0.1; done
# AWS_...: kubelet would ask a cloud's metadata address at start, and wait for it.
# Dead containers: the last runs of a container that does not start keep their logs, also with a garbage collector that comes often.
AWS_EC2_METADATA_DISABLED=true run kubelet kubelet --kubeconfig="$RUN/kubelet.kubeconfig" --config="$RUN/node/kubelet.yaml" \
  --cert-dir="$RUN/node/pki" --hostname-override=node1 --node-ip="$NODE_IP" \
  --maximum-dead-containers-per-container=5 --container-runtime=remote --container-runtime-endpoint=unix:///run/containerd/containerd.sock --v=2
run kube-proxy kube-proxy --kubeconfig="$RUN/kube-proxy.kubeconfig" --hostname-override=node1 --proxy-mode=iptables --cluster-cidr="$POD_RANGE" \
  --healthz-bind-address=127.0.0.1:20256 --metrics-bind-address=127.0.0.1:20249 --conntrack-max-per-core=0 --iptables-min-sync-period=100ms --v=1
wait -n || true
echo "one of the node's daemons ended; see the logs beside this one"
