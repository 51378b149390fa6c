#!/usr/bin/env bash
# daemon.sh PIDFILE COMMAND...: notes this process's pid and start time, then becomes COMMAND (same pid).
set -euo pipefail
pidfile=$1
shift
read -ra stat <<<"$(sed 's/.*) //' /proc/$$/stat)"
echo "$$ ${stat[19]}" >"$pidfile.new"
mv "$pidfile.new" "$pidfile"
exec "$@"
