#!/bin/bash
# What the entry point of Spark's image does with the arguments that Spark gives its pods.
export SPARK_HOME=${SPARK_HOME:-/opt/spark}
role=${1:-}
case "$role" in
  driver)
    shift
    exec "$SPARK_HOME/bin/spark-submit" \
      --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" --deploy-mode client "$@"
    ;;
  executor)
    options=()
    while IFS= read -r variable; do
      options+=("${!variable}")
    done < <(compgen -e | grep '^SPARK_JAVA_OPT_' | sort -t_ -k4 -n)
    backend=$(cat "$SPARK_HOME/executor-backend")
    arguments=(--driver-url "$SPARK_DRIVER_URL" --executor-id "$SPARK_EXECUTOR_ID"
      --cores "$SPARK_EXECUTOR_CORES" --app-id "$SPARK_APPLICATION_ID"
      --hostname "$SPARK_EXECUTOR_POD_IP")
    [ -z "${SPARK_RESOURCE_PROFILE_ID:-}" ] ||
      arguments+=(--resourceProfileId "$SPARK_RESOURCE_PROFILE_ID")
    case "$backend" in
      *KubernetesExecutorBackend) arguments+=(--podName "$SPARK_EXECUTOR_POD_NAME") ;;
    esac
    exec "$JAVA_HOME/bin/java" "${options[@]}" \
      "-Xms$SPARK_EXECUTOR_MEMORY" "-Xmx$SPARK_EXECUTOR_MEMORY" \
      -cp "$SPARK_HOME/conf:$SPARK_HOME/jars/*" "$backend" "${arguments[@]}"
    ;;
  *)
    exec "$@"
    ;;
esac
