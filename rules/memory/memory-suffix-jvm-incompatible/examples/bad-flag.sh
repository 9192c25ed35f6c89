#!/bin/sh
spark-submit --master "local[2]" --driver-memory 6gb main.py
