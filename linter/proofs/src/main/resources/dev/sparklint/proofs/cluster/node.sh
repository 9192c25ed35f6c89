#!/bin/bash
# A node without an uplink: the network of the pods, then the program that runs the cluster.
# Started in new network, mount and process namespaces; all that it starts ends with it.
set -eu
# Mount points of the outer system take up what is mounted here otherwise.
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir /run/netns
ip link set lo up
ip link add pods type bridge
ip addr add 10.244.0.1/16 dev pods
ip link set pods up
exec "$@"
