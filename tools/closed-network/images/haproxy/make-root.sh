#!/bin/sh
# Makes a root file system of Debian's HAProxy and the libraries that it loads, and nothing else, in the folder $1.
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/packages" "$work/debian"
packages=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances haproxy |
  grep -E '^(haproxy$|lib)' | grep -v perl | sort -u)
# shellcheck disable=SC2086
(cd "$work/packages" && apt-get download $packages >/dev/null)
for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/debian"; done

program=$work/debian/usr/sbin/haproxy
loads() { LD_LIBRARY_PATH=$(echo "$work"/debian/lib/*-linux-gnu*):$(echo "$work"/debian/usr/lib/*-linux-gnu*) ldd "$program"; }
mkdir -p "$root/lib" "$root/usr/sbin" "$root/usr/local/etc/haproxy"
cp "$program" "$root/usr/sbin/"
loads | awk '$2 == "=>" { print $3 }' | while read -r library; do cp -L "$library" "$root/lib/"; done
loader=$(loads | awk '$1 ~ "^/" { print $1 }')
mkdir -p "$root$(dirname "$loader")"
cp -L "$work"/debian/lib/*-linux-gnu*/"$(basename "$loader")" "$root$loader"
