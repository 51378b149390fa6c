#!/usr/bin/env bash
# Makes the operator's image without a container daemon and prints the path of the OCI archive:
#   eng/image.sh [--arch amd64|arm64] [--output FILE] [--load]
#     --arch    default: this machine's
#     --output  default: artifacts/image/cachepolicy-operator-VERSION-ARCH.tar
#     --load    into the cluster that eng/cluster/up.sh started
# The Dockerfile says what is in it: its build step is run here, and user, ports, environment, labels and entry point are read from
# its last stage. Only the lowest layer differs: Debian's libraries (eng/make-base.sh) instead of an image that has to be pulled.
# Equal sources give equal bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh
. eng/image/oci.sh
. eng/image/dockerfile.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

LARGEST=$((60 * 1000 * 1000)) # bytes, as pulled
ARCH='' OUTPUT='' LOAD=no WORK=''
VERSION=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)
EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}

main() {
  parse "$@"
  command -v dotnet >/dev/null || die "needs the .NET SDK 10 or newer (dotnet is not on the PATH)"
  need jq jq "writes image manifests"
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
  export IMAGE_ARCH=$ARCH
  made "base-$ARCH" "$REPO/eng/make-base.sh" "$REPO/eng/apt.sh"

  say "publishing for $ARCH"
  run_build_step "$ARCH" "$WORK/out"
  copy_into "$WORK/out" "$WORK/application"

  oci_begin "$WORK/oci"
  oci_layer "$MADE/rootfs"
  oci_layer "$WORK/application"
  oci_finish "$ARCH" "$(date -u -d "@$EPOCH" +%Y-%m-%dT%H:%M:%SZ)" "$(image_config)" "docker.io/library/cachepolicy-operator:$VERSION"
  local size; size=$(oci_size)
  [ "$size" -le $LARGEST ] || die "the image has $size bytes, and may have $LARGEST"
  mkdir -p "$(dirname "$OUTPUT")"
  oci_archive "$OUTPUT"
  say "cachepolicy-operator:$VERSION for $ARCH: $(awk -v b="$size" 'BEGIN { printf "%.1f MB", b / 1e6 }') compressed, $(oci_digest)"
  [ $LOAD = no ] || eng/cluster/load.sh "$OUTPUT"
  echo "$OUTPUT"
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --arch) [ $# -gt 1 ] || die "--arch needs amd64 or arm64"; ARCH=$2; shift ;;
      --output) [ $# -gt 1 ] || die "--output needs a file"; OUTPUT=$2; shift ;;
      --load) LOAD=yes ;;
      *) sed -n '2,/^set/s/^# \{0,1\}//p' eng/image.sh >&2; exit 64 ;;
    esac
    shift
  done
  : "${ARCH:=$(dpkg --print-architecture)}"
  : "${OUTPUT:=artifacts/image/cachepolicy-operator-$VERSION-$ARCH.tar}"
}

main "$@"
