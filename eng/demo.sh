#!/usr/bin/env bash
# Shows the main job:  eng/demo.sh [incident] [--once] [--context NAME]
#   incident         replays the incident that the operator exists for, past an admission that is switched off, and measures it
#   --once           end after the story instead of waiting for Ctrl-C
#   --context NAME   use this kubeconfig context instead of a cluster of its own
# The admission webhook is part of the story where the API server can reach this machine: in the cluster of its own.
# What it made is removed again at the end: the operator, the sample, the CRDs, the webhook, and the cluster if this script started it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh
. eng/demo/story.sh
. eng/demo/incident.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

STORY=tell_story ONCE=no CONTEXT='' WORK='' OPERATOR='' FORWARD='' READERS='' OUR_INCIDENT=no OUR_CLUSTER=no OUR_CRD=no OUR_SAMPLE=no WEBHOOK=no
NAMESPACE=shop POLICY=storefront PROXY=storefront-proxy SYSTEM=cachepolicy-system WEBHOOK_PORT=9443 HEALTH_PORT=9444
KUBECTL=(kubectl) CONNECTION=()

main() {
  parse "$@"
  [ $STORY = tell_story ] || [ -z "$CONTEXT" ] || die "incident reads pages through a Service address, which only the cluster of its own has on this machine: leave --context out"
  command -v dotnet >/dev/null || die "needs the .NET SDK 10 or newer (dotnet is not on the PATH)"
  need curl curl "sends the requests"
  need jq jq "reads what the cluster says"
  WORK=$(mktemp -d)
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  say "building the operator"
  dotnet build src/CachePolicyOperator -c Release -v quiet -clp:ErrorsOnly -nologo >&2
  connect
  install_crd
  start_operator
  [ -n "$CONTEXT" ] || install_webhook
  $STORY
  [ $STORY = tell_story ] || return 0
  [ $ONCE = no ] || return 0
  say "look around with: ${KUBECTL[*]} -n $NAMESPACE get cpol,pods,configmaps"
  say "Ctrl-C ends the demo and removes what it made"
  while :; do sleep 3600 & wait $!; done
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --once) ONCE=yes ;;
      incident) STORY=replay_incident ;;
      --context) [ $# -gt 1 ] || die "--context needs a name"; CONTEXT=$2; shift ;;
      *) sed -n '2,/^set/s/^# \{0,1\}//p' eng/demo.sh >&2; exit 64 ;;
    esac
    shift
  done
}

connect() {
  if [ -n "$CONTEXT" ]; then
    need kubectl kubernetes-client "talks to the cluster"
    KUBECTL=(kubectl --context "$CONTEXT") CONNECTION=(--context "$CONTEXT")
    "${KUBECTL[@]}" get --raw /readyz >/dev/null || die "context $CONTEXT does not answer"
    return
  fi
  local kubeconfig
  eng/cluster/env.sh >/dev/null 2>&1 || OUR_CLUSTER=yes
  kubeconfig=$(eng/cluster/up.sh)
  KUBECTL=("$(dirname "$kubeconfig")/bin/kubectl" --kubeconfig "$kubeconfig") CONNECTION=(--kubeconfig "$kubeconfig")
}

install_crd() {
  local crds=config/crds minor
  minor=$("${KUBECTL[@]}" version -o json 2>/dev/null | jq -r '.serverVersion.minor | sub("[^0-9].*"; "")')
  # API servers before 1.25 refuse a CRD that carries CEL rules.
  [ "$minor" -ge 25 ] || crds=config/crds/legacy
  "${KUBECTL[@]}" get crd cachepolicies.cachepolicy.dev >/dev/null 2>&1 || OUR_CRD=yes
  say "installing the CRD from $crds"
  "${KUBECTL[@]}" apply -f $crds >/dev/null
  # kubectl wait fails on a CRD so new that its conditions are still null (kubernetes/kubernetes#66439).
  local names=(cachepolicies.cachepolicy.dev cacheguardrails.cachepolicy.dev) limit=$((SECONDS + 60))
  until "${KUBECTL[@]}" get crd "${names[@]}" -o json | jq -e 'all(.items[]; any(.status.conditions[]?; .type == "Established" and .status == "True"))' >/dev/null; do
    [ $SECONDS -lt $limit ] || die "the CRDs were not established within 60 s"
    sleep 0.2
  done
}

start_operator() {
  local arguments=(--health-address "127.0.0.1:$HEALTH_PORT")
  if [ -z "$CONTEXT" ]; then
    "${KUBECTL[@]}" create namespace $SYSTEM >/dev/null 2>&1 || true
    arguments+=(--webhook-address "127.0.0.1:$WEBHOOK_PORT" --webhook-host 127.0.0.1 --lease-namespace "$SYSTEM")
  fi
  say "starting the operator (its log: $WORK/operator.log)"
  # The build's own launcher: it is the process that is stopped at the end.
  artifacts/bin/CachePolicyOperator/release/CachePolicyOperator "${CONNECTION[@]}" "${arguments[@]}" >"$WORK/operator.log" 2>&1 </dev/null &
  OPERATOR=$!
  sleep 0.2
  kill -0 "$OPERATOR" 2>/dev/null || { cat "$WORK/operator.log" >&2; die "the operator did not start"; }
}

# The configuration that is shipped, with a URL in place of the Service: here the operator runs beside the API server.
install_webhook() {
  say "installing the admission webhook"
  "${KUBECTL[@]}" create --dry-run=client -o json -f config/webhook/validating-webhook-configuration.yaml |
    jq --arg base "https://127.0.0.1:$WEBHOOK_PORT" '.webhooks[].clientConfig |= {url: ($base + .service.path)}' |
    "${KUBECTL[@]}" apply -f - >/dev/null
  WEBHOOK=yes
  local end=$((SECONDS + 60))
  # Ready means, too: it serves a certificate that the API server trusts.
  until "${KUBECTL[@]}" get validatingwebhookconfiguration cachepolicy-operator -o json | jq -e 'all(.webhooks[]; .clientConfig.caBundle != null)' >/dev/null &&
    curl -fsS "http://127.0.0.1:$HEALTH_PORT/readyz" >/dev/null 2>&1; do
    kill -0 "$OPERATOR" 2>/dev/null || die "the operator ended"
    [ $SECONDS -lt $end ] || die "the operator is not ready to judge within a minute: $(curl -sS "http://127.0.0.1:$HEALTH_PORT/readyz?verbose" 2>&1)"
    sleep 0.2
  done
}

clean_up() {
  local code=$?
  trap - EXIT
  [ -z "$FORWARD" ] || kill "$FORWARD" 2>/dev/null || true
  [ -z "$READERS" ] || kill "$READERS" 2>/dev/null || true
  if [ $OUR_CLUSTER = no ] && [ $OUR_INCIDENT = yes ]; then
    say "removing the shop of the incident"
    "${KUBECTL[@]}" delete -f eng/demo/incident --ignore-not-found >/dev/null || true
  fi
  if [ $OUR_CLUSTER = no ] && [ $OUR_SAMPLE = yes ]; then
    say "removing the sample"
    "${KUBECTL[@]}" delete -f config/samples --ignore-not-found >/dev/null || true
  fi
  if [ $OUR_CLUSTER = no ] && [ $WEBHOOK = yes ]; then
    "${KUBECTL[@]}" delete validatingwebhookconfiguration cachepolicy-operator --ignore-not-found >/dev/null || true
  fi
  if [ -n "$OPERATOR" ] && kill "$OPERATOR" 2>/dev/null; then wait "$OPERATOR" || true; fi
  if [ $OUR_CLUSTER = yes ]; then
    eng/cluster/down.sh || true
  elif [ $OUR_CRD = yes ]; then
    "${KUBECTL[@]}" delete crd cachepolicies.cachepolicy.dev cacheguardrails.cachepolicy.dev --ignore-not-found >/dev/null || true
  fi
  [ "$code" = 0 ] || [ "$code" = 130 ] || { [ ! -f "$WORK/operator.log" ] || tail -n 20 "$WORK/operator.log" >&2; }
  [ -z "$WORK" ] || rm -rf "$WORK"
  exit "$code"
}

main "$@"
