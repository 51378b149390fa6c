#!/usr/bin/env bash
# Publishes the operator as it is shipped:  eng/publish.sh ARCHITECTURE FOLDER
#   ARCHITECTURE  amd64 or arm64, as container images call them
#   FOLDER        gets one file, cachepolicy-operator: trimmed, compiled ahead, with the runtime in it
# The Dockerfile and eng/image.sh both run this. Packages are those of the lock files.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case ${1-} in
  amd64) rid=linux-x64 ;;
  arm64) rid=linux-arm64 ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
esac
out=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ContinuousIntegrationBuild: paths of this machine are not compiled in, so equal sources give equal bytes.
dotnet publish "$root/src/CachePolicyOperator" --configuration Release --runtime "$rid" --self-contained --output "$work" -v quiet -nologo \
  -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:PublishSingleFile=true \
  -p:ContinuousIntegrationBuild=true -p:RestoreLockedMode=true >&2
mkdir -p "$out"
install -m 755 "$work/CachePolicyOperator" "$out/cachepolicy-operator"
