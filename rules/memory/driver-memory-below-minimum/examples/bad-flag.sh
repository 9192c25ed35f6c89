#!/bin/sh
spark-submit --master "local[2]" --driver-memory 256m main.py
