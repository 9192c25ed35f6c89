#!/bin/bash
# The network of one pod: network.sh NAME ADDRESS
set -eu
ip netns add "$1"
ip link add "veth-$1" type veth peer name eth0 netns "$1"
ip link set "veth-$1" master pods up
nsenter --net="/run/netns/$1" /bin/bash -c "
  set -eu
  ip link set lo up
  ip addr add $2/16 dev eth0
  ip link set eth0 up
  ip route add default via 10.244.0.1"
