#!/usr/bin/env bash
# Writes what is generated from the C# types: config/crds/, config/rbac/, config/webhook/, charts/*/{Chart.yaml,files/}, docs/reference/, docs/cli.md, docs/rules.md, docs/nginx-rules.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
exec dotnet run --project "$root/eng/generate" --verbosity quiet -- "$root"
