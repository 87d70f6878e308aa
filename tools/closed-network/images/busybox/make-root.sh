#!/bin/sh
# Makes a root file system of busybox alone, from Debian's statically linked package, in the folder $1.
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$root/bin" "$root/etc" "$root/root" "$root/tmp" "$root/usr" "$root/var/run"
chmod 1777 "$root/tmp"
(cd "$work" && apt-get download busybox-static && dpkg-deb -x busybox-static_*.deb .)
busybox=$(find "$work" -name busybox -type f -perm -u+x | head -n 1)
cp "$busybox" "$root/bin/busybox"
for applet in $("$busybox" --list); do
  [ "$applet" = busybox ] || ln -sf busybox "$root/bin/$applet"
done
# Scripts name these by their usual places.
ln -s ../bin "$root/usr/bin"
ln -s bin "$root/sbin"
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
echo 'nobody:x:65534:65534:nobody:/:/bin/false' >>"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
