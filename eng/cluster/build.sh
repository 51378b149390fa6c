#!/usr/bin/env bash
# Makes everything that the cluster consists of and that is not in the cache yet; up.sh does the same when it needs to.
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
SAY_AS=cluster
make_all
printf '%s\n' "$KUBERNETES" "$TOOLS" "$IMAGES"
