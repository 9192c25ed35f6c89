#!/bin/sh
spark-submit --master "local[2]" --driver-java-options "-Xmx4g" main.py
