#!/usr/bin/env bash
# Unpacks Debian's nginx for the proxy tests, on machines that have none: installing it would start a web server.
# Called by `made`: works in $1, leaves usr/sbin/nginx in $OUT. Its libraries belong to every Debian 12 (libssl3 with openssl).
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/lib.sh"
. "$HERE/apt.sh"
need openssl openssl "brings the TLS library that nginx needs"
say "fetching nginx from Debian"
apt_begin "$1"
apt_unpack "$OUT" nginx nginx-common
"$OUT/usr/sbin/nginx" -v
