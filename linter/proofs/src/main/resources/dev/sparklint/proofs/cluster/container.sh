#!/bin/bash
# One container: container.sh ROOT MOUNTS HOSTNAME FOLDER MODE PROGRAM ARGUMENTS…
# Its root holds the system's programs, an image of Spark and what is mounted; MOUNTS has a line
# "SOURCE TARGET MODE" for each mount; MODE is rw or ro, as for the root itself. Started in a mount
# namespace of its own.
set -eu
root=$1 mounts=$2 folder=$4 own=$5
hostname "$3"
shift 5

mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir -p "$root"/{host,proc,dev,sys,etc,opt,root,tmp,run,var/run}
chmod 1777 "$root/tmp"
mount --rbind / "$root/host"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
for name in bin sbin lib lib64 usr; do
  [ ! -e "/$name" ] || ln -s "host/$name" "$root/$name"
done
for file in /etc/*; do
  ln -s "/host$file" "$root$file"
done
rm -f "$root"/etc/{hosts,hostname,resolv.conf}
: > "$root/etc/resolv.conf"

while read -r source target _; do
  if [ -d "$source" ]; then
    mkdir -p "$root$target"
  else
    mkdir -p "$(dirname "$root$target")"
    : > "$root$target"
  fi
  mount --bind "$source" "$root$target"
done < "$mounts"

mkdir -p "$root$folder"
while read -r source target mode; do
  [ "$mode" = rw ] || mount -o "remount,bind,$mode" "$root$target"
done < "$mounts"
[ "$own" = rw ] || mount -o "remount,$own" "$root"
exec chroot "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
