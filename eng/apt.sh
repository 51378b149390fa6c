# shellcheck shell=bash
# Sourced by the make-*.sh scripts: Debian packages without installing them. A package list of our own (with source
# packages, which most machines do not have switched on) is kept in the work folder, so /etc/apt and the machine's own
# lists stay as they are. apt checks signatures and checksums as always. Packages are unpacked with `dpkg -x`: no
# maintainer script runs, so no daemon starts.

APT=()

# apt_begin WORK: prepares the private package lists in WORK/apt.
apt_begin() {
  local apt=$1/apt codename file
  codename=$(. /etc/os-release; echo "$VERSION_CODENAME")
  mkdir -p "$apt"/{lists/partial,archives/partial,sources}
  # Only Debian's own suites: a machine's other sources may be unreachable or hold packages of the same name.
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] && grep -Eq "^Suites:.*\b$codename\b" "$file" &&
      sed 's/^Types:.*/Types: deb deb-src/' "$file" >"$apt/sources/$(basename "$file")"
  done
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] && sed -En "s/^deb(-src)? (.*\b$codename(-updates|-security)? .*)/deb \2\ndeb-src \2/p" "$file" |
      sort -u >"$apt/sources/$(basename "$file" .list).list"
  done
  APT=(-qq -o "Dir::State::Lists=$apt/lists" -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$apt/sources"
    -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives" -o APT::Sandbox::User=root -o Acquire::Retries=3)
  apt-get "${APT[@]}" update
}

# apt_unpack FOLDER PACKAGE...: exactly these packages, unpacked into FOLDER; their versions are noted in $OUT/VERSIONS.
apt_unpack() {
  local into=$1 debs deb
  shift
  debs=$(mktemp -d -p "$PWD")
  (cd "$debs" && apt-get "${APT[@]}" download "$@")
  mkdir -p "$into"
  for deb in "$debs"/*.deb; do
    dpkg -x "$deb" "$into"
    dpkg-deb -W --showformat='${Package} ${Version}\n' "$deb" >>"$OUT/VERSIONS"
  done
  rm -rf "$debs"
}
