#!/bin/sh
spark-submit --master "local[4]" --deploy-mode cluster main.py
