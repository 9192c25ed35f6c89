#!/bin/bash
/opt/spark/bin/spark-submit --master "local[2]" local:///opt/app/orders.py
