#!/usr/bin/env bash
# Makes what Go and Debian packages are needed for: container images as docker-archive files, and the cluster's DNS server.
#   images/pause.tar   docker.io/library/pause:1       one static program, the sandbox of every pod
#   images/nginx.tar   docker.io/library/nginx:1.22    Debian's nginx in the layout of the official image
# Called by `made`: works in $1, fills $OUT. About 20 seconds.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/../lib.sh"
. "$HERE/../apt.sh"
work=$1
cd "$work"

# archive NAME TAG CONFIG ROOT: packs ROOT as an image with one layer; equal contents give equal bytes.
archive() {
  local name=$1 tag=$2 config=$3 root=$4 to=$work/archive-$1 layer epoch=1970-01-01T00:00:00Z
  mkdir -p "$to" "$OUT/images"
  tar --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 -C "$root" -cf "$to/layer.tar" .
  layer=$(sha256sum "$to/layer.tar" | cut -d' ' -f1)
  jq -nc --argjson config "$config" --arg layer "sha256:$layer" --arg arch "$(dpkg --print-architecture)" --arg at $epoch \
    '{architecture: $arch, os: "linux", created: $at, config: $config, rootfs: {type: "layers", diff_ids: [$layer]},
      history: [{created: $at}]}' >"$to/config.json"
  jq -nc --arg tag "$tag" '[{Config: "config.json", RepoTags: [$tag], Layers: ["layer.tar"]}]' >"$to/manifest.json"
  tar -C "$to" -cf "$OUT/images/$name.tar" manifest.json config.json layer.tar
}

need jq jq "writes image manifests"
need openssl openssl "nginx's modules need its library on this machine to be checked"
say "fetching nginx, Go 1.19 and the DNS message package from Debian"
apt_begin "$work"
apt_unpack "$work/go" golang-1.19-go golang-1.19-src golang-golang-x-net-dev
export GOROOT=$work/go/usr/lib/go-1.19 GOPATH=$work/go/usr/share/gocode GOCACHE=$work/gocache
export GO111MODULE=off GOFLAGS='' GOPROXY=off GOSUMDB=off GOTOOLCHAIN=local CGO_ENABLED=0
go=$GOROOT/bin/go

say "compiling pause and the DNS server"
mkdir -p pause "$OUT/bin"
"$go" build -ldflags '-s -w' -o pause/pause "$HERE/go/pause/main.go"
"$go" build -ldflags '-s -w' -o "$OUT/bin/service-dns" "$HERE"/go/dns/*.go
archive pause docker.io/library/pause:1 '{"Entrypoint": ["/pause"], "User": "65535:65535"}' pause

say "assembling the nginx image"
# apt resolves against an empty status file: the whole closure down to libc, whatever this machine has installed.
apt-get "${APT[@]}" -o Dir::State::status=/dev/null -o Debug::NoLocking=1 install -y --no-install-recommends --download-only \
  nginx dash coreutils curl grep sed procps >/dev/null
mkdir rootfs
for deb in apt/archives/*.deb; do
  dpkg -x "$deb" rootfs
  dpkg-deb -W --showformat='nginx-image ${Package} ${Version}\n' "$deb" >>"$OUT/VERSIONS"
done
cd rootfs
# Debian 12's packages still ship /bin and /lib; installed systems have them merged into /usr, and so has the image.
for dir in bin sbin lib lib64; do
  [ -L $dir ] && continue
  mkdir -p usr/$dir
  [ ! -d $dir ] || { cp -a $dir/. usr/$dir/; rm -rf "${dir:?}"; }
  ln -s usr/$dir $dir
done
ln -sf dash usr/bin/sh
rm -rf usr/share/{doc,man,locale,lintian,info,perl5,bash-completion,zoneinfo} usr/lib/*-linux-gnu/{gconv,perl-base,perl} usr/bin/perl* var/cache/*
rm -rf etc/nginx/{sites-available,sites-enabled,modules-enabled,modules-available}
cp -a "$HERE/nginx-image/." .
chmod 755 docker-entrypoint.sh
mkdir -p etc/ssl/certs var/log/nginx var/lib/nginx var/cache/nginx tmp proc sys dev run
# Writable for any user, so that `runAsUser` works; nginx makes its own folders in there with the rights it wants.
chmod 1777 tmp run var/cache/nginx var/lib/nginx var/log/nginx
ln -sfn /run var/run
ln -sf /dev/stdout var/log/nginx/access.log
ln -sf /dev/stderr var/log/nginx/error.log
ldconfig -r . 2>/dev/null
chroot . /usr/sbin/nginx -t -q
rm -rf run/nginx.pid var/lib/nginx/* dev/* # what the check left behind
cd ..
archive nginx docker.io/library/nginx:1.22 "$(jq -nc '{
  Entrypoint: ["/docker-entrypoint.sh"], Cmd: ["nginx", "-g", "daemon off;"], StopSignal: "SIGQUIT", ExposedPorts: {"80/tcp": {}},
  Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "NGINX_VERSION=1.22.1"]}')" rootfs
