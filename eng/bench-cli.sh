#!/usr/bin/env bash
# The command line as it is shipped: its size, how fast it starts, and lint over much:  eng/bench.sh cli [-- ROUNDS]
# Prints a markdown table; times are the median of ROUNDS.  Usage: eng/bench-cli.sh WORK [ROUNDS]; WORK is an empty folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh

WORK=$1 ROUNDS=${2:-5}
CLI=$WORK/bin/cachepolicy
MANIFESTS=1000
CONFIGURATION_MB=5

main() {
  need time time "measures processor time and memory"
  say "publishing"
  eng/publish.sh amd64 "$WORK/bin" cli
  write_manifests
  write_configuration
  echo "| figure | wall | processor | resident |"
  echo "|---|---|---|---|"
  row "start: \`cachepolicy --version\`" --version
  row "\`lint\` of one policy" lint config/samples/30-policy.yaml
  row "\`lint\` of $MANIFESTS manifests, each for hosts of its own" lint "$WORK/manifests"
  row "\`lint\` of $MANIFESTS manifests in one file" lint "$WORK/all.yaml"
  row "\`lint\` of an nginx configuration of $(($(stat -c %s "$WORK/nginx.conf") / 1000000)) MB, $(grep -c '^  server' "$WORK/nginx.conf") servers" lint "$WORK/nginx.conf"
  row "\`explain\` of a URL" explain https://shop.example/products?utm_source=x --policy config/samples/30-policy.yaml
  echo
  echo "The binary has $(($(stat -c %s "$CLI") / 1000000)) MB, gzipped $(($(gzip -c "$CLI" | wc -c) / 1000000)) MB. Load before: $LOAD."
}

LOAD=$(cut -d' ' -f1 /proc/loadavg)

# row TITLE ARGUMENT...: findings are no failure, what cannot be read is.
row() {
  local title=$1 round
  shift
  say "$title"
  : >"$WORK/times"
  for round in $(seq "$ROUNDS"); do
    command time -a -o "$WORK/times" -f '%e %U %S %M' "$CLI" "$@" >"$WORK/out" 2>"$WORK/err" || [ $? -le 2 ] || { cat "$WORK/err" >&2; die "$title failed"; }
  done
  grep -v exited "$WORK/times" | sort -n | awk -v title="$title" -v middle=$(((ROUNDS + 1) / 2)) \
    'NR == middle { printf "| %s | %.2f s | %.2f s | %d MB |\n", title, $1, $2 + $3, $4 / 1024 }'
}

write_manifests() {
  local i
  mkdir "$WORK/manifests"
  for i in $(seq "$MANIFESTS"); do
    sed "s/name: storefront$/name: shop-$i/; s|match: {pathPrefix: \([^}]*\)}|match: {pathPrefix: \1, hosts: [shop-$i.example]}|" \
      config/samples/30-policy.yaml >"$WORK/manifests/$i.yaml"
    { echo ---; cat "$WORK/manifests/$i.yaml"; } >>"$WORK/all.yaml"
  done
}

write_configuration() {
  awk -v bytes=$((CONFIGURATION_MB * 1000000)) 'BEGIN {
    print "events {}\nhttp {\n  proxy_cache_path /var/cache/nginx keys_zone=shop:10m max_size=1g inactive=1h;"
    for (i = 0; written < bytes; i++) {
      server = "  server {\n    server_name shop-" i ".example;\n    proxy_cache shop;\n    proxy_cache_key $scheme$host$request_uri;\n    proxy_cache_lock on;\n"
      for (j = 0; j < 8; j++)
        server = server "    location /part-" j "/ {\n      proxy_pass http://origin-" i ";\n      proxy_cache_valid 200 " (j + 1) "m;\n      proxy_cache_bypass $cookie_session $http_authorization;\n      proxy_no_cache $cookie_session $http_authorization;\n      add_header X-Cache $upstream_cache_status always;\n    }\n"
      server = server "  }"
      print server
      written += length(server)
    }
    print "}"
  }' >"$WORK/nginx.conf"
}

main
