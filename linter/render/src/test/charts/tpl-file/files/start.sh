#!/bin/sh
set -e
exec /opt/spark/bin/spark-submit \
  --name events \
  /app/job.py
