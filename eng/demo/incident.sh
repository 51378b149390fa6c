# shellcheck shell=bash
# Sourced by eng/demo.sh: the incident that this operator exists for, replayed past an admission that somebody switched off.

# What users are promised, in seconds: the probe's maxAge in eng/demo/incident/policy.yaml.
PROMISED=10
CHANGED=''

replay_incident() {
  NAMESPACE=incident POLICY=pages
  if "${KUBECTL[@]}" get namespace "$NAMESPACE" >/dev/null 2>&1; then
    die "namespace $NAMESPACE exists already; the demo would write into it"
  fi
  OUR_INCIDENT=yes
  say "a shop whose pages may be $PROMISED s old at most: eng/demo/incident/{shop,policy}.yaml"
  "${KUBECTL[@]}" apply -f eng/demo/incident/shop.yaml -f eng/demo/incident/policy.yaml >/dev/null
  follow
  start_readers
  switch_admission_off
  raise_the_expiration
  watch_the_return
  report_exposure
}

# Users: requests one after the other, each on a new connection, through the Service. A line each: when, and when the page was made.
start_readers() {
  local address
  address=$("${KUBECTL[@]}" -n "$NAMESPACE" get service proxy -o jsonpath='{.spec.clusterIP}')
  : >"$WORK/pages"
  (while :; do
    page=$(curl -s --max-time 2 "http://$address/") && printf '%s %s\n' "$EPOCHREALTIME" "$page" >>"$WORK/pages"
    sleep 0.02
  done) &
  READERS=$!
  say "users read the page about $(sleep 3; awk 'END { printf "%d", NR / 3 }' "$WORK/pages") times a second"
}

switch_admission_off() {
  say "somebody switches admission off:  kubectl label namespace $NAMESPACE cachepolicy.dev/webhook=ignore"
  "${KUBECTL[@]}" label namespace "$NAMESPACE" cachepolicy.dev/webhook=ignore >/dev/null
  say "... and the rules:  kubectl apply -f eng/demo/incident/relaxed-guardrail.yaml  (enforcement: Warn)"
  # Servers before 1.21 do not label namespaces with their names.
  "${KUBECTL[@]}" label namespace "$NAMESPACE" kubernetes.io/metadata.name="$NAMESPACE" --overwrite >/dev/null
  "${KUBECTL[@]}" apply -f eng/demo/incident/relaxed-guardrail.yaml >/dev/null
}

raise_the_expiration() {
  local change='[{"op":"replace","path":"/spec/rules/0/ttl/edge","value":"4h"}]'
  say "the incident: the expiration of the pages is raised to 4h, and nothing refuses it:  kubectl patch cpol $POLICY --type=json -p '$change'"
  "${KUBECTL[@]}" -n "$NAMESPACE" patch cpol "$POLICY" --type=json -p "$change" >/dev/null
  CHANGED=$EPOCHREALTIME
}

# Prints the timeline until the policy is back at what every pod served before.
watch_the_return() {
  local line seen='' end=$((SECONDS + 240)) phase
  while [ $SECONDS -lt $end ]; do
    line=$("${KUBECTL[@]}" -n "$NAMESPACE" get cpol "$POLICY" -o json |
      jq -r '"\(.status.rollout.phase // "-"): \(.status.rollout.message // "") (revision \(.status.revision), generation \(.status.cacheGeneration), \(.status.pods.serving // 0) of \(.status.pods.ready // 0) pods serve it)"')
    phase=${line%%:*}
    if [ "$phase" != "${seen%%:*}" ]; then
      printf '%s  %+6.1f s  %s%s\n' "$DIM" "$(elapsed "$EPOCHREALTIME")" "$line" "$PLAIN" >&2
      seen=$line
      [ "$phase" != RolledBack ] || break
    fi
    sleep 0.2
  done
  [ "$phase" = RolledBack ] || die "the change was not returned: $line"
  "${KUBECTL[@]}" -n "$NAMESPACE" get cpol "$POLICY" -o json | jq -r '.status.failure | "failed at \(.gate): \(.message)"' | fold -s -w 110 | sed 's/^/            /' >&2
  # What was stored meanwhile is out of reach: wait longer than the promise for the proof.
  sleep $((PROMISED + 2))
  kill "$READERS" 2>/dev/null || true
  READERS=''
}

# The share and the time of pages older than promised, from the readers' own clock.
report_exposure() {
  awk -v changed="$CHANGED" -v promised=$PROMISED '
    $1 < changed { next }
    { total++; age = $1 - $2 }
    age > oldest { oldest = age }
    age > promised { stale++; if (!first) first = $1; last = $1 }
    END {
      printf "stale exposure: %.1f s", stale ? last - first : 0
      printf ", %.1f %% of %d requests since the change (%d were older than %d s, the oldest %.1f s)\n", 100 * stale / total, total, stale, promised, oldest
      if (stale) printf "from %+.1f s to %+.1f s after the change; in the incident it was 4 h and 30 %%\n", first - changed, last - changed
    }' "$WORK/pages"
}

elapsed() { awk -v now="$1" -v then="$CHANGED" 'BEGIN { print now - then }'; }
