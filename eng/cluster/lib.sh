# shellcheck shell=bash
# Sourced by the cluster scripts: where things are, which addresses they have, and daemons that are stopped by pid.

CLUSTER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$CLUSTER/../lib.sh"

# Addresses. All of them are local to this machine; network.sh makes sure that packets to them never leave it.
HOST_IP=10.121.0.1        # this machine's end of the cable to the node; the API server listens here
NODE_IP=10.121.0.2        # the node's end
POD_RANGE=10.120.0.0/24
SERVICE_RANGE=10.96.0.0/16
DNS_IP=10.96.0.10         # where every cluster has it
RANGES=(10.120.0.0/15 "$SERVICE_RANGE") # pods and cable, Services
CABLE=cachepolicy0 NODE_CABLE=cachepolicy1 CGROUP=cachepolicy

# Folders whose names are compiled into the node's programs. The node mounts folders of its own over them, in memory what
# must not outlive it (sockets, namespaces, address leases), on disk what may be large.
IN_MEMORY=(/run/containerd /run/netns /var/lib/cni)
ON_DISK=(/var/lib/kubelet /var/log/pods /var/log/containers)

# Two kinds of cluster may run side by side: `node` is complete; `control-plane` is etcd, API server and controllers on
# loopback only, for benchmarks that need objects but no pods.
use_kind() {
  KIND=$1
  case $KIND in
    node) RUN=$CACHE/run API_IP=$HOST_IP API_PORT=6443 BASE_PORT=26300 ;;
    control-plane) RUN=$CACHE/run-control-plane API_IP=127.0.0.1 API_PORT=16443 BASE_PORT=26400 ;;
  esac
  ETCD_PORT=$((BASE_PORT + 79)) ETCD_PEER_PORT=$((BASE_PORT + 80)) CONTROLLERS_PORT=$((BASE_PORT + 57)) SCHEDULER_PORT=$((BASE_PORT + 59))
  export RUN KUBECONFIG=$RUN/admin.kubeconfig
}

need_root() {
  [ "$(uname -s)" = Linux ] || die "needs Linux (network namespaces, cgroups)"
  [ "$(id -u)" = 0 ] || die "needs root for network namespaces, routes and mounts: run it with sudo"
}

# One start or stop at a time. The lock goes away with the process that holds it, however that ends.
lock_cluster() {
  mkdir -p "$CACHE"
  exec {CLUSTER_LOCK}>"$RUN.lock"
  flock -n "$CLUSTER_LOCK" || { say "waiting for another start or stop"; flock "$CLUSTER_LOCK"; }
}

# Makes what is missing and sets KUBERNETES, TOOLS and IMAGES to the folders.
make_all() {
  local inputs
  made kubernetes "$CLUSTER/make-kubernetes.sh" "$CLUSTER/../apt.sh"; KUBERNETES=$MADE
  made tools "$CLUSTER/make-tools.sh" "$CLUSTER/../apt.sh"; TOOLS=$MADE
  mapfile -t inputs < <(find "$CLUSTER/go" "$CLUSTER/nginx-image" -type f | LC_ALL=C sort)
  made images "$CLUSTER/make-images.sh" "$CLUSTER/../apt.sh" "${inputs[@]}"; IMAGES=$MADE
  export KUBERNETES TOOLS IMAGES PATH="$KUBERNETES/bin:$TOOLS/bin:$IMAGES/bin:$PATH"
}

# start NAME COMMAND...: a daemon in a session of its own. It notes its own pid (daemon.sh), so that even a starter that
# is killed at once leaves nothing unknown behind.
start() {
  local name=$1
  shift
  rm -f "$RUN/pids/$name"
  setsid bash "$CLUSTER/daemon.sh" "$RUN/pids/$name" "$@" >"$RUN/logs/$name.log" 2>&1 </dev/null {CLUSTER_LOCK}>&- &
  disown # the shell has nothing to say about its end
  until [ -s "$RUN/pids/$name" ]; do sleep 0.01; done
}

# running NAME: the process of the pid file lives, and is the one that wrote it: a pid may have been given to another
# process since, but not with the same start time.
running() {
  local pid began stat
  read -r pid began 2>/dev/null <"$RUN/pids/$1" || return 1
  stat=$(cat "/proc/$pid/stat" 2>/dev/null) || return 1
  # After the command's name in parentheses: state (field 3 of the line) ... start time (field 22).
  read -ra stat <<<"${stat##*) }"
  [ "${stat[19]}" = "$began" ] && [ "${stat[0]}" != Z ]
}

# stop SIGNAL NAME...: all at once, with SIGKILL for those that are still there after 5 s.
stop() {
  local signal=$1 name
  shift
  for name; do signal "$signal" "$name"; done
  for name; do
    for _ in {1..100}; do running "$name" || break; sleep 0.05; done
    signal KILL "$name"
    rm -f "$RUN/pids/$name"
  done
}
signal() { ! running "$2" || kill "-$1" "$(cut -d' ' -f1 "$RUN/pids/$2")" 2>/dev/null || true; } # it may end just now

# wait_for SECONDS WHAT DAEMON COMMAND...: until COMMAND succeeds; gives up early, with the log's end, when DAEMON is gone.
wait_for() {
  local until=$((SECONDS + $1)) what=$2 daemon=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    if ! running "$daemon" || [ $SECONDS -ge $until ]; then
      tail -n 15 "$RUN/logs/$daemon.log" >&2
      die "$what did not happen; the end of $RUN/logs/$daemon.log is above"
    fi
    sleep 0.1
  done
}
