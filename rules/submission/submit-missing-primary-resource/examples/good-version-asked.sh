#!/bin/sh
spark-submit --version
