#!/bin/sh
# As in the official image: scripts of a derived image or a mounted volume run first, then the command takes over PID 1.
set -e
if [ "${1##*/}" = nginx ]; then
  for script in /docker-entrypoint.d/*.sh; do
    if [ -x "$script" ]; then "$script"; fi
  done
fi
exec "$@"
