#!/bin/sh
spark-submit --master "local[2]" --conf dfs.replication=2 main.py
