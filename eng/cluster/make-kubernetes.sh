#!/usr/bin/env bash
# Builds Kubernetes 1.20.2 from Debian's source package (the binary packages hold kubectl only).
# Called by `made`: works in $1, leaves five binaries in $OUT. About 4 minutes on 2 idle cores, 2.4 GB while it runs.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/../lib.sh"
. "$HERE/../apt.sh"
work=$1
components=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)

need dpkg-source dpkg-dev "unpacks source packages"

say "fetching the kubernetes source package and Go 1.19 from Debian"
apt_begin "$work"
apt-get "${APT[@]}" source --download-only kubernetes
apt_unpack "$work/root" golang-1.19-go golang-1.19-src golang-github-modern-go-reflect2-dev
tree=$work/gopath/src/k8s.io/kubernetes
mkdir -p "${tree%/*}"
# --no-check: apt has already compared the files with the signed index; the uploader's key need not be on this machine.
dpkg-source --no-check -x kubernetes_*.dsc "$tree" >/dev/null
basename kubernetes_*.dsc .dsc >>"$OUT/VERSIONS"

# GOPATH mode as upstream had it, and nothing from the network: what is not in the tarball must not be needed.
export GOROOT=$work/root/usr/lib/go-1.19 GOPATH=$work/gopath GOCACHE=$work/gocache
export GO111MODULE=off GOFLAGS='' GOPROXY=off GOSUMDB=off GOTOOLCHAIN=local CGO_ENABLED=0
export GOGC=${GOGC:-400} # the compiler collects garbage less often: memory (under 1 GB) for time
PATH=$GOROOT/bin:$PATH
cd "$tree"

# The vendored reflect2 1.0.1 calls a runtime function whose signature Go 1.18 changed: every JSON-encoded map would crash.
rm -rf vendor/github.com/modern-go/reflect2
cp -r "$work/root/usr/share/gocode/src/github.com/modern-go/reflect2" vendor/github.com/modern-go/

# One generated file is missing in Debian's tarball: the OpenAPI definitions. Upstream's list of known API rule violations
# is a by-product of the same generator, so an equal list shows that every package was seen.
say "generating the OpenAPI definitions"
go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
inputs=$(
  { find pkg cmd plugin -name '*.go'; find staging/src/k8s.io -name '*.go' -not -path '*/code-generator/*' -not -path '*/sample-apiserver/*'; } |
    grep -v -e /testdata/ -e '_test\.go$' | xargs grep -l '^// +k8s:openapi-gen=' | xargs -n1 dirname |
    sed -e 's|^staging/src|vendor|' -e 's|^|k8s.io/kubernetes/|' | LC_ALL=C sort -u | paste -sd,
)
"$work/openapi-gen" -i "$inputs" -p k8s.io/kubernetes/pkg/generated/openapi -O zz_generated.openapi \
  -h vendor/k8s.io/code-generator/hack/boilerplate.go.txt -r "$work/violations"
cmp "$work/violations" api/api-rules/violation_exceptions.list

# A pod's object stays until its sandbox is gone (since 1.20), and what kubelet's own sandbox deleter misses waits for the
# garbage collector, which comes once a minute: kubernetes/kubernetes#97288. Deleted pods are then looked at every 10 s.
# As many tests wait for pods to be replaced, both come more often.
set_constant() { grep -qE "$2" "$1" || die "$1 has changed: it has no $2"; sed -Ei "s/$2/\\1$3/" "$1"; }
set_constant pkg/kubelet/kubelet.go '^(\s*ContainerGCPeriod = )time\.Minute$' '2 * time.Second'
set_constant pkg/kubelet/status/status_manager.go '^(const syncPeriod = )10 \* time\.Second$' '1 * time.Second'

# Clients read the version from /version, kubectl compares it; without these it would say v0.0.0.
flags='-s -w'
for package in component-base/version client-go/pkg/version; do
  for value in gitVersion=v1.20.2 gitMajor=1 gitMinor=20 gitTreeState=clean \
    gitCommit=faecb196815e248d3ecfb03c680a4507229c2a56 buildDate=2021-01-13T13:20:00Z; do
    flags+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.$value"
  done
done
say "compiling ${components[*]} (minutes)"
mkdir -p "$OUT/bin"
# One `go build` for all, so that what they share is compiled once. The tags leave out cloud SDKs and dockershim.
go build -tags providerless,dockerless -ldflags "$flags" -o "$OUT/bin/" "${components[@]/#/./cmd/}" &
while kill -0 $! 2>/dev/null; do
  for _ in {1..60}; do sleep 0.5; kill -0 $! 2>/dev/null || break 2; done
  say "still compiling: $(find "$GOCACHE" -name '*-d' | wc -l) of about 3200 results"
done
wait $!
