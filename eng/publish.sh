#!/usr/bin/env bash
# Publishes what is shipped:  eng/publish.sh ARCHITECTURE FOLDER [operator|cli]
#   ARCHITECTURE  amd64 or arm64, as container images call them
#   FOLDER        gets one file, trimmed, compiled ahead, with the runtime in it: cachepolicy-operator (the default), or cachepolicy
#                 and beside it the link kubectl-cachepolicy, by which kubectl finds its plugins
# The Dockerfile and eng/image.sh both publish the operator by this. Packages are those of the lock files.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case ${1-} in
  amd64) rid=linux-x64 ;;
  arm64) rid=linux-arm64 ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
esac
out=$2
case ${3-operator} in
  operator) project=CachePolicyOperator made=CachePolicyOperator name=cachepolicy-operator ;;
  cli) project=CachePolicyOperator.Cli made=cachepolicy name=cachepolicy ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ContinuousIntegrationBuild: paths of this machine are not compiled in, so equal sources give equal bytes.
dotnet publish "$root/src/$project" --configuration Release --runtime "$rid" --self-contained --output "$work" -v quiet -nologo \
  -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:PublishSingleFile=true \
  -p:ContinuousIntegrationBuild=true -p:RestoreLockedMode=true >&2
mkdir -p "$out"
install -m 755 "$work/$made" "$out/$name"
[ "$name" != cachepolicy ] || ln -sf cachepolicy "$out/kubectl-cachepolicy"
