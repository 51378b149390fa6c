# shellcheck shell=bash
# Sourced: writes an image in the layout of the OCI image specification. Times, owners and order are fixed.

OCI='' OCI_LAYERS='[]' OCI_DIFFS='[]' OCI_MANIFEST=''

oci_begin() {
  OCI=$1
  mkdir -p "$OCI/blobs/sha256"
  echo '{"imageLayoutVersion":"1.0.0"}' >"$OCI/oci-layout"
}

# oci_layer ROOT: a folder becomes a layer on top of those before.
oci_layer() {
  local tar=$OCI/layer.tar gz=$OCI/layer.tar.gz
  tar --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime,delete=mtime \
    --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 --mode=go-w -C "$1" -cf "$tar" .
  gzip -n -9 -c "$tar" >"$gz"
  OCI_DIFFS=$(jq -c --arg diff "sha256:$(sha "$tar")" '. + [$diff]' <<<"$OCI_DIFFS")
  OCI_LAYERS=$(jq -c --argjson layer "$(descriptor "$gz" application/vnd.oci.image.layer.v1.tar+gzip)" '. + [$layer]' <<<"$OCI_LAYERS")
  store "$gz"
  rm "$tar"
}

# oci_finish ARCHITECTURE CREATED CONFIG NAME
oci_finish() {
  local config=$OCI/config.json manifest=$OCI/manifest.json media=application/vnd.oci.image
  jq -nc --arg arch "$1" --arg at "$2" --argjson config "$3" --argjson diffs "$OCI_DIFFS" \
    '{architecture: $arch, os: "linux", created: $at, config: $config, rootfs: {type: "layers", diff_ids: $diffs}, history: [$diffs[] | {created: $at}]}' >"$config"
  jq -nc --argjson config "$(descriptor "$config" $media.config.v1+json)" --argjson layers "$OCI_LAYERS" --arg media $media \
    '{schemaVersion: 2, mediaType: ($media + ".manifest.v1+json"), config: $config, layers: $layers}' >"$manifest"
  # containerd takes the name from its own annotation, others take the tag from the specification's.
  OCI_MANIFEST=$(descriptor "$manifest" $media.manifest.v1+json | jq -c --arg arch "$1" --arg name "$4" \
    '. + {platform: {architecture: $arch, os: "linux"}, annotations: {"io.containerd.image.name": $name, "org.opencontainers.image.ref.name": ($name | split(":")[-1])}}')
  store "$config"
  store "$manifest"
  jq -nc --argjson manifest "$OCI_MANIFEST" --arg media $media '{schemaVersion: 2, mediaType: ($media + ".index.v1+json"), manifests: [$manifest]}' >"$OCI/index.json"
}

# Bytes that a pull transfers.
oci_size() { jq '[.[].size] | add' <<<"$OCI_LAYERS"; }
oci_digest() { jq -r .digest <<<"$OCI_MANIFEST"; }
oci_archive() { tar --format=posix --pax-option=delete=atime,delete=ctime,delete=mtime --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 -C "$OCI" -cf "$1" blobs index.json oci-layout; }

sha() { sha256sum "$1" | cut -d' ' -f1; }
descriptor() { jq -nc --arg media "$2" --arg digest "sha256:$(sha "$1")" --argjson size "$(stat -c %s "$1")" '{mediaType: $media, digest: $digest, size: $size}'; }
store() { mv "$1" "$OCI/blobs/sha256/$(sha "$1")"; }
