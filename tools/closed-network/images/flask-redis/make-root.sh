#!/bin/sh
# Makes a Debian (or Ubuntu) root file system with Flask, Redis and curl in the folder $1, from the very package source
# that this machine installs its own packages from.
set -eu
root=$1
packages=ca-certificates,curl,python3-flask,python3-redis,redis-server,redis-tools

# shellcheck source=/dev/null
. /etc/os-release
command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap
mirror=$(apt-get indextargets --format '$(RELEASE) $(SITE)' 'Created-By: Packages' |
  awk -v release="$VERSION_CODENAME" '$1 == release { print $2; exit }')
components=main
[ "$ID" = ubuntu ] && components=main,universe

debootstrap --variant=minbase --components="$components" --include="$packages" "$VERSION_CODENAME" "$root" "$mirror"
rm -rf "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
rm -rf "$root"/usr/share/doc/* "$root"/usr/share/locale/* "$root"/usr/share/man/* "$root"/var/log/*
# The engine gives a container its own.
rm -f "$root"/etc/hostname "$root"/etc/resolv.conf
# Where packages come from is this machine's affair.
: >"$root/etc/apt/sources.list"
