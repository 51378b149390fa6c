# shellcheck shell=bash
# Sourced: the node, seen from this machine. It is one process with pid, mount and network namespaces of its own;
# node-inside.sh is pid 1 in there. When that process ends, the kernel ends all pods with it.

begin_node() {
  local init
  mkdir -p "$RUN/node"/{cni,private,pki}
  node_configuration
  make_cgroups
  # --kill-child: whoever kills the process of the pid file kills pid 1 of the node, and with it everything inside.
  start node unshare --pid --fork --kill-child=KILL --mount --mount-proc --propagation private --net --ipc --uts \
    bash "$CLUSTER/node-inside.sh"
  wait_for 30 "the node's first process" node node_init
  init=$(node_init)
  ip link set "$NODE_CABLE" netns "$init"
}

finish_node() {
  # The DNS server has this address already; the Service keeps it from being given to another one, and names it.
  kubectl create service clusterip kube-dns -n kube-system --tcp=53 --clusterip="$DNS_IP" >/dev/null 2>&1 || true
  wait_for 120 "the node's readiness" node node_ready
}

# The pid of the node's pid 1, once it is in namespaces of its own.
node_init() {
  local parent child space
  read -r parent _ <"$RUN/pids/node"
  child=$(pgrep -P "$parent") || return 1
  # For a moment the child is one of daemon.sh's own, on its way out and without readable namespaces.
  space=$(readlink "/proc/$child/ns/net") && [ "$space" != "$(readlink /proc/self/ns/net)" ] && echo "$child"
}

node_ready() {
  [ "$(kubectl get node node1 -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ] &&
    kubectl get serviceaccount default >/dev/null
}

# The cgroup hierarchies of this machine: one per controller (v1, `name=systemd` and `unified` too) or a single one (v2).
hierarchies() {
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    echo /sys/fs/cgroup
  else
    find /sys/fs/cgroup -mindepth 1 -maxdepth 1 -type d
  fi
}

# kubelet wants the root of its cgroups to exist in every hierarchy.
make_cgroups() {
  local root file
  while read -r root; do
    mkdir -p "$root/$CGROUP"
    # v2 only: hand the controllers down, to our group and to the groups in it.
    for file in "$root" "$root/$CGROUP"; do
      [ ! -s "$file/cgroup.controllers" ] || sed -E 's/[^ ]+/+&/g' "$file/cgroup.controllers" >"$file/cgroup.subtree_control"
    done
    # A new cpuset is empty until it is filled, and refuses processes while it is.
    for file in cpuset.cpus cpuset.mems; do
      [ ! -f "$root/$CGROUP/$file" ] || [ -n "$(cat "$root/$CGROUP/$file")" ] || cat "$root/$file" >"$root/$CGROUP/$file"
    done
  done < <(hierarchies)
}

remove_cgroups() {
  local root left
  for _ in {1..50}; do # the kernel needs a moment until a killed process has left its group
    left=no
    while read -r root; do
      [ -d "$root/$CGROUP" ] || continue
      find "$root/$CGROUP" -depth -type d -exec rmdir {} \; 2>/dev/null || true
      [ ! -d "$root/$CGROUP" ] || left=yes
    done < <(hierarchies)
    [ $left = yes ] || return 0
    sleep 0.1
  done
  say "cgroups named $CGROUP could not be removed"
}

node_configuration() {
  local node=$RUN/node
  printf 'nameserver %s\n' "$DNS_IP" >"$node/resolv.conf"

  cat >"$node/cni/10-bridge.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "isDefaultGateway": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "/run/containerd/addresses", "ranges": [[{"subnet": "$POD_RANGE"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
JSON

  # restrict_oom_score_adj: without CAP_SYS_RESOURCE runc cannot lower a pod's score, and says so only as
  # "can't get final child's PID from pipe: EOF".
  cat >"$node/containerd.toml" <<TOML
version = 2
root = "$node/containerd"
state = "/run/containerd/state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.opt"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/library/pause:1"
  stream_server_address = "127.0.0.1"
  stream_server_port = "0"
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$TOOLS/cni"
    conf_dir = "$node/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "$TOOLS/bin/runc"
        SystemdCgroup = false
TOML

  # Images are imported once and cannot be pulled again, hence no image garbage collection (100 switches it off).
  # The limits of requests are those of Kubernetes 1.27: tests start and stop more pods than the 5 a second of 1.20 allow for.
  cat >"$node/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
readOnlyPort: 0
healthzBindAddress: 127.0.0.1
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $RUN/pki/ca.crt}}
authorization: {mode: Webhook}
clusterDomain: cluster.local
clusterDNS: [$DNS_IP]
resolvConf: $node/resolv.conf
maxPods: 110
failSwapOn: false
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 100Mi, nodefs.available: "1%", nodefs.inodesFree: "1%", imagefs.available: "1%"}
nodeStatusUpdateFrequency: 1s
syncFrequency: 5s
kubeAPIQPS: 50
kubeAPIBurst: 100
eventRecordQPS: 50
eventBurst: 100
YAML
}
