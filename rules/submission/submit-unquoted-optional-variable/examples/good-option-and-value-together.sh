#!/bin/sh
spark-submit --master "local[2]" ${PY_FILES:+--py-files "$PY_FILES"} /opt/app/main.py
