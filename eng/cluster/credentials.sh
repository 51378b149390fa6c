# shellcheck shell=bash
# Sourced: certificates, bearer tokens and kubeconfigs of one cluster, in $RUN. Made once and kept over restarts, so that
# a client outlives a restart of the API server.

make_credentials() (
  umask 077
  cd "$RUN" || exit
  if [ ! -d pki ]; then
    rm -rf pki.new
    mkdir pki.new
    (cd pki.new && make_certificates && make_tokens)
    mv pki.new pki # complete or not there at all
  fi
  local user
  kubeconfig client-certificate-data "$(base64 -w0 pki/admin.crt)" client-key-data "$(base64 -w0 pki/admin.key)" >admin.kubeconfig.new
  for user in controllers scheduler kubelet kube-proxy alice; do
    kubeconfig token "$(cat "pki/$user.token")" >"$user.kubeconfig"
  done
)

make_certificates() {
  local key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
  openssl req -x509 "${key[@]}" -days 3650 -subj /CN=cachepolicy-test-cluster -keyout ca.key -out ca.crt 2>/dev/null
  openssl genrsa -out service-accounts.key 2048 2>/dev/null
  openssl rsa -in service-accounts.key -pubout -out service-accounts.pub 2>/dev/null
  certificate apiserver /CN=kube-apiserver serverAuth "DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,\
DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,IP:127.0.0.1,IP:$API_IP,IP:10.96.0.1"
  certificate admin /O=system:masters/CN=admin clientAuth email:copy
  certificate apiserver-to-kubelet /O=system:masters/CN=apiserver-to-kubelet clientAuth email:copy
}

# certificate NAME SUBJECT USAGE SUBJECT-ALTERNATIVE-NAMES
certificate() {
  openssl req "${key[@]}" -subj "$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -out "$1.crt" \
    -extfile <(printf 'extendedKeyUsage=%s\nsubjectAltName=%s\n' "$3" "$4") 2>/dev/null
}

# Users of the components carry the names that the API server's built-in role bindings expect. alice may do nothing that
# a test has not granted to her.
make_tokens() {
  local name user groups
  while read -r name user groups; do
    openssl rand -hex 16 >"$name.token"
    echo "$(cat "$name.token"),$user,$name,\"$groups\"" >>tokens.csv
  done <<'USERS'
controllers system:kube-controller-manager
scheduler system:kube-scheduler
kubelet system:node:node1 system:nodes
kube-proxy system:kube-proxy
dns system:serviceaccount:kube-system:kube-dns
alice alice developers
USERS
}

# kubeconfig KEY VALUE [KEY VALUE]: JSON is YAML too.
kubeconfig() {
  jq -n --arg server "https://$API_IP:$API_PORT" --arg ca "$(base64 -w0 pki/ca.crt)" --args '
    {apiVersion: "v1", kind: "Config", "current-context": "test",
     clusters: [{name: "test", cluster: {server: $server, "certificate-authority-data": $ca}}],
     contexts: [{name: "test", context: {cluster: "test", user: "test"}}],
     users: [{name: "test", user: ([$ARGS.positional | _nwise(2) | {(.[0]): .[1]}] | add)}]}' "$@"
}
