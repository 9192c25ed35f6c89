#!/bin/bash
# The options come from whoever calls it.
/opt/spark/bin/spark-submit $SUBMIT_OPTIONS local:///opt/app/orders.jar
