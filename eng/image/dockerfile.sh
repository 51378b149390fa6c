# shellcheck shell=bash
# Sourced: what the Dockerfile says, for a build without a daemon. Understands the instructions that ours has, and fails at others.

# The instructions of the last stage, one a line, without comments.
last_stage() { sed -e '/^#/d' -e ':a' -e '/\\$/{N;s/\\\n *//;ta' -e '}' Dockerfile | tac | sed '/^FROM /q' | tac; }

# run_build_step ARCHITECTURE FOLDER: the RUN of the build stage, with FOLDER in place of /out.
run_build_step() {
  local step
  step=$(sed -n 's/^RUN //p' Dockerfile)
  TARGETARCH=$1 bash -euc "${step//\/out/$2}"
}

# copy_into FOLDER ROOT: each COPY from the build stage, with FOLDER in place of /out.
copy_into() {
  local from to
  while read -r from to; do
    mkdir -p "$2$(dirname "$to")"
    cp -a "${from/#\/out/$1}" "$2$to"
  done < <(last_stage | sed -n 's/^COPY --from=build //p')
}

# The configuration in the form of the OCI image specification. LABEL may name $VERSION and $REVISION.
image_config() {
  local instruction rest config='{}'
  while read -r instruction rest; do
    case $instruction in
      '' | FROM | ARG | COPY) ;;
      USER) config=$(jq -c --arg user "$rest" '.User = $user' <<<"$config") ;;
      ENTRYPOINT) config=$(jq -c --argjson entry "$rest" '.Entrypoint = $entry' <<<"$config") ;;
      EXPOSE) config=$(jq -c --arg ports "$rest" '.ExposedPorts = ($ports / " " | map({(. + "/tcp"): {}}) | add)' <<<"$config") ;;
      ENV) config=$(pairs "$rest" | jq -c --argjson config "$config" '. as $env | $config | .Env = [$env[] | .[0] + "=" + .[1]]') ;;
      LABEL) config=$(pairs "$rest" | jq -c --argjson config "$config" '. as $labels | $config | .Labels = ([$labels[] | {(.[0]): .[1]}] | add)') ;;
      *) die "Dockerfile: $instruction is not understood here" ;;
    esac
  done < <(last_stage)
  echo "$config"
}

# pairs 'a="b" c="d"': as JSON [["a", "b"], ["c", "d"]]. The shell reads quotes and variables as Docker does.
pairs() {
  local -a list
  eval "list=($1)"
  printf '%s\n' "${list[@]}" | jq -nRc '[inputs | capture("^(?<key>[^=]+)=(?<value>.*)$") | [.key, .value]]'
}
