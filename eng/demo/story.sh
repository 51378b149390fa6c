# shellcheck shell=bash
# Sourced by eng/demo.sh: applies the sample and prints what happens, as it happens.

tell_story() {
  if "${KUBECTL[@]}" get namespace "$NAMESPACE" >/dev/null 2>&1; then
    die "namespace $NAMESPACE exists already; the demo would write into it"
  fi
  OUR_SAMPLE=yes
  say "applying config/samples"
  "${KUBECTL[@]}" apply -f config/samples >/dev/null
  follow
  show_revision
  show_caching
  [ "$WEBHOOK" = no ] || try_the_incident
}

# Raises the expiration of the pages to four hours, as the deployment did that this operator exists for.
try_the_incident() {
  local change='[{"op":"replace","path":"/spec/rules/2/ttl/max","value":"4h"}]' answer
  say "the incident: somebody raises the expiration of the pages to 4h:  kubectl patch cpol $POLICY --type=json -p '$change'"
  if answer=$("${KUBECTL[@]}" -n "$NAMESPACE" patch cpol "$POLICY" --type=json -p "$change" 2>&1); then
    die "it was accepted, and must not be: $answer"
  fi
  fold -s -w 118 <<<"$answer" | sed 's/^/    /' >&2
}

# Prints each condition when its reason changes, until the policy is ready.
follow() {
  local seen='' line now end=$((SECONDS + 180))
  while [ $SECONDS -lt $end ]; do
    now=$("${KUBECTL[@]}" -n "$NAMESPACE" get cpol "$POLICY" -o json |
      jq -r '.status.conditions // [] | .[] | select(.type != "Ready" and .status != "Unknown") | "\(.type)=\(.status) (\(.reason)): \(.message)"')
    while IFS= read -r line; do
      [ -z "$line" ] || grep -qxF -- "$line" <<<"$seen" || say "  $line"
    done <<<"$now"
    seen+=$'\n'$now
    if "${KUBECTL[@]}" -n "$NAMESPACE" wait --for=condition=Ready "cpol/$POLICY" --timeout=0s >/dev/null 2>&1; then
      say "Ready"
      return
    fi
    sleep 0.3
  done
  die "the policy is not ready after 3 minutes: $("${KUBECTL[@]}" -n "$NAMESPACE" get cpol "$POLICY" -o wide)"
}

show_revision() {
  "${KUBECTL[@]}" -n "$NAMESPACE" get cpol,pods,configmaps >&2
}

# Two requests through one pod: the second is answered from its cache.
show_caching() {
  local port
  "${KUBECTL[@]}" -n "$NAMESPACE" port-forward "deployment/$PROXY" :8080 --address 127.0.0.1 >"$WORK/forward.log" 2>&1 &
  FORWARD=$!
  until port=$(sed -n 's/^Forwarding from 127.0.0.1:\([0-9]*\) .*/\1/p' "$WORK/forward.log") && [ -n "$port" ]; do
    kill -0 "$FORWARD" || die "port-forward ended: $(cat "$WORK/forward.log")"
    sleep 0.1
  done
  request "$port" "the first request goes to the origin"
  request "$port" "the second is answered by the cache"
}

request() {
  say "$2:  curl http://$POLICY/assets/app.css"
  curl -sS -D - -o /dev/null -H "Host: $POLICY" "http://127.0.0.1:$1/assets/app.css" |
    tr -d '\r' | grep -iE '^(HTTP|Cache-Control|Cache-Status)' | sed 's/^/    /' >&2
}
