# shellcheck shell=bash
# Sourced: the cable (a veth pair) between this machine and the node's network namespace.
# Nothing may leave the machine: behind each range stands an `unreachable` route, so that packets fail here, and do not
# take the default route, when the cable is away; the node itself has no default route at all (node.sh).

# Refuses to start where the ranges are in use for something else: a route of this machine, other than ours, covers them.
check_ranges() {
  local range other
  for range in "${RANGES[@]}"; do
    # Routes inside the range, and the one route that its first address would take unless that is the default route.
    other=$({ ip -4 route show root "$range"; ip -4 route show match "$range"; } |
      grep -Ev "^default|^unreachable|dev $CABLE( |$)" | head -n 1) || true
    [ -z "$other" ] || die "the range $range is in use on this machine ($other); the addresses stand in eng/cluster/lib.sh"
  done
}

plug_cable() {
  local range
  for range in "${RANGES[@]}"; do ip route replace unreachable "$range" metric 4000; done
  ip link add "$CABLE" type veth peer name "$NODE_CABLE"
  # Without IPv6 there is no router solicitation and no multicast report on it.
  echo 1 >"/proc/sys/net/ipv6/conf/$CABLE/disable_ipv6" 2>/dev/null || true
  ip addr add "$HOST_IP/30" dev "$CABLE"
  ip link set "$CABLE" up
  for range in "$POD_RANGE" "$SERVICE_RANGE"; do ip route replace "$range" via "$NODE_IP" dev "$CABLE" onlink; done
}

# The unreachable routes stay: a client that has not noticed yet must not send its packets elsewhere.
unplug_cable() { ! ip link show "$CABLE" >/dev/null 2>&1 || ip link delete "$CABLE"; }

unblock_ranges() {
  local range
  for range in "${RANGES[@]}"; do ip route delete unreachable "$range" metric 4000 2>/dev/null || true; done
}
