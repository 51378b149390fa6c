#!/usr/bin/env bash
# Makes the lowest layer of the operator's image, what the Dockerfile gets from runtime-deps: the libraries that .NET needs, CA
# certificates, a user, /tmp. No shell and no package manager.
# Called by `made` with $IMAGE_ARCH: works in $1, fills $OUT/rootfs. About 15 seconds.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/lib.sh"
. "$HERE/apt.sh"
work=$1
cd "$work"

say "fetching libc, libstdc++, OpenSSL and CA certificates for $IMAGE_ARCH from Debian"
printf 'APT::Architecture "%s";\nAPT::Architectures "%s";\n' "$IMAGE_ARCH" "$IMAGE_ARCH" >apt.conf
export APT_CONFIG=$work/apt.conf
apt_begin "$work"
apt_unpack "$work/debian" libc6 libgcc-s1 libstdc++6 libssl3 ca-certificates
case $IMAGE_ARCH in
  amd64) triplet=x86_64-linux-gnu loader=lib64/ld-linux-x86-64.so.2 ;;
  arm64) triplet=aarch64-linux-gnu loader=lib/ld-linux-aarch64.so.1 ;;
esac

root=$OUT/rootfs libraries=usr/lib/$triplet
mkdir -p "$root"/{etc/ssl/certs,home/nonroot,"$libraries",usr/lib/ssl,usr/lib64,usr/share/doc,tmp,proc,sys,dev}
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
# Both places, as the packages of Debian 12 still ship some libraries in /lib.
for library in libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 libresolv.so.2 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libssl.so.3 libcrypto.so.3; do
  file=$(find "debian/lib/$triplet" "debian/usr/lib/$triplet" -maxdepth 1 -name "$library" -print -quit)
  [ -n "$file" ] || die "no $library in Debian's packages"
  cp -L "$file" "$root/$libraries/$library"
done
cp -L "debian/lib/$triplet/$(basename "$loader")" "$root/usr/$loader"
for package in libc6 libgcc-s1 libstdc++6 libssl3 ca-certificates; do
  # libstdc++'s is a link to the one of gcc-12-base, as is libgcc's.
  [ ! -f "debian/usr/share/doc/$package/copyright" ] || cp "debian/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package.copyright"
done

# What update-ca-certificates would make, which is a script that no image without a shell runs.
find debian/usr/share/ca-certificates -name '*.crt' -print0 | LC_ALL=C sort -z | xargs -0 cat >"$root/etc/ssl/certs/ca-certificates.crt"
ln -s /etc/ssl/certs "$root/usr/lib/ssl/certs"
printf 'root:x:0:0:root:/:/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nnonroot:x:65532:\n' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
chmod 1777 "$root/tmp"
