# shellcheck shell=bash
# Sourced: etcd, kube-apiserver, kube-controller-manager and kube-scheduler as processes of this machine, listening on
# loopback (and, for the node, on this machine's end of the cable).

start_control_plane() {
  local pki=$RUN/pki etcd=http://127.0.0.1:$ETCD_PORT peer=http://127.0.0.1:$ETCD_PEER_PORT endpoint controllers
  # A fresh cluster's data lives in memory, in a mount that goes away with etcd: nothing waits for a disk.
  # With --keep it is a folder.
  local in_memory=()
  # shellcheck disable=SC2016 # expands in the inner shell
  [ "$KEEP" = yes ] || in_memory=(unshare --mount sh -c 'mount -t tmpfs -o size=2g,mode=700 etcd "$0" && exec "$@"' "$RUN/etcd")
  start etcd "${in_memory[@]}" etcd --name test --data-dir "$RUN/etcd" --logger zap --log-level warn \
    --listen-client-urls "$etcd" --advertise-client-urls "$etcd" \
    --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" --initial-cluster "test=$peer" \
    --heartbeat-interval 20 --election-timeout 200 # alone, it need not wait long for its own vote

  # A loopback address is refused as an endpoint of the `kubernetes` Service, so there it gets none.
  endpoint=(--advertise-address="$API_IP")
  [ "$KIND" = node ] || endpoint=(--endpoint-reconciler-type=none)
  start apiserver kube-apiserver --etcd-servers="$etcd" --bind-address="$API_IP" --secure-port="$API_PORT" --insecure-port=0 "${endpoint[@]}" \
    --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
    --client-ca-file="$pki/ca.crt" --token-auth-file="$pki/tokens.csv" \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$pki/service-accounts.pub" \
    --service-account-signing-key-file="$pki/service-accounts.key" --service-cluster-ip-range="$SERVICE_RANGE" \
    --kubelet-client-certificate="$pki/apiserver-to-kubelet.crt" --kubelet-client-key="$pki/apiserver-to-kubelet.key" \
    --kubelet-preferred-address-types=InternalIP --v=1
  wait_for 90 "the API server's readiness" apiserver api_ready
  say "API server ready"

  # These two exit when they find no API server, so they come last.
  controllers=${CONTROLLERS:-*}
  start controllers kube-controller-manager --kubeconfig="$RUN/controllers.kubeconfig" --leader-elect=false \
    --bind-address=127.0.0.1 --port=0 --secure-port="$CONTROLLERS_PORT" --controllers="$controllers" \
    --use-service-account-credentials=true --service-account-private-key-file="$pki/service-accounts.key" \
    --root-ca-file="$pki/ca.crt" --kube-api-qps=100 --kube-api-burst=200 --v=1
  start scheduler kube-scheduler --kubeconfig="$RUN/scheduler.kubeconfig" --leader-elect=false \
    --bind-address=127.0.0.1 --port=0 --secure-port="$SCHEDULER_PORT" --v=1
}

api_ready() {
  [ "$(curl -s --max-time 2 --noproxy '*' --cacert "$RUN/pki/ca.crt" "https://$API_IP:$API_PORT/readyz")" = ok ]
}
