#!/bin/sh
PY_FILES=${PY_FILES:-/opt/app/libs.zip}
spark-submit --master "local[2]" --py-files $PY_FILES /opt/app/main.py
