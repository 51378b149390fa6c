# shellcheck shell=bash
# Sourced: is the cluster whole, and how is it taken down from any state it may be in.

is_up() {
  local name
  for name in etcd apiserver controllers scheduler; do running "$name" || return 1; done
  [ -f "$KUBECONFIG" ] && api_ready || return 1
  [ "$KIND" = control-plane ] || { running node && "$RUN/bin/kubectl" get node node1 >/dev/null 2>&1; }
}

# Harmless when nothing runs. Only etcd has something to put in order before it ends, so that --keep finds it whole.
stop_all() {
  rm -f "$KUBECONFIG" "$RUN/admin.kubeconfig.new" "$RUN/started-by-tests"
  stop KILL node controllers scheduler apiserver
  stop TERM etcd
  [ "$KIND" = node ] || return 0
  unplug_cable
  remove_cgroups
  # Mount points that the node had to make where the machine has no such folder; others are not empty.
  rmdir "${IN_MEMORY[@]}" "${ON_DISK[@]}" 2>/dev/null || true
}
