#!/bin/sh
spark-submit --master "local[4]" --deploy-mode client main.py
