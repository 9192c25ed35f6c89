#!/bin/sh
spark-sql --master "local[2]" -e "select 1" --hivevar a=b
