#!/usr/bin/env bash
# Fetches the linter of Dockerfiles from npm. Called by `made`: works in $1, fills $OUT. Seconds.
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
need npm npm "fetches the linter of Dockerfiles"
npm install --silent --no-audit --no-fund --ignore-scripts --cache "$1/npm" --prefix "$OUT" dockerfilelint@1.8.0 >/dev/null
