#!/bin/sh
spark-submit --master "local[2]" main.py --conf settings.toml --name daily
