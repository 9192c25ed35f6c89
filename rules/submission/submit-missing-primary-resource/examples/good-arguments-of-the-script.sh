#!/bin/sh
spark-submit --master "local[2]" "$@"
