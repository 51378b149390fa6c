#!/usr/bin/env bash
# Unpacks Debian's promtool, which checks metrics and alert rules: installing its package would start a Prometheus server.
# Called by `made`: works in $1, leaves usr/bin/promtool in $OUT.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/lib.sh"
. "$HERE/apt.sh"
say "fetching promtool from Debian"
apt_begin "$1"
apt_unpack "$1/prometheus" prometheus
install -D "$1/prometheus/usr/bin/promtool" "$OUT/usr/bin/promtool"
"$OUT/usr/bin/promtool" --version
