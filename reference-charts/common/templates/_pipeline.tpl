{{- /* Properties that are the same in every mode, a line each. */}}
{{- define "common.pipeline" -}}
# What the pipeline is to do.
spark.pipeline.kafka.bootstrapServers={{ required "pipeline.kafka.bootstrapServers is needed" .Values.pipeline.kafka.bootstrapServers }}
spark.pipeline.kafka.topic={{ .Values.pipeline.kafka.topic }}
{{- range $name, $value := .Values.pipeline.kafka.options }}
spark.pipeline.kafka.option.{{ $name }}={{ $value }}
{{- end }}
spark.pipeline.output={{ required "pipeline.output is needed" .Values.pipeline.output }}
spark.pipeline.checkpoint={{ required "pipeline.checkpoint is needed" .Values.pipeline.checkpoint }}
spark.pipeline.watermark={{ .Values.pipeline.watermark }}
spark.pipeline.trigger={{ .Values.pipeline.trigger }}
spark.pipeline.maxOffsetsPerTrigger={{ int64 .Values.pipeline.maxOffsetsPerTrigger }}
spark.pipeline.stopTimeout={{ .Values.pipeline.stopTimeoutSeconds }}s
spark.pipeline.healthPort=8089
# The state stands outside the heap, within a bound, and a batch uploads only what it changed.
spark.sql.streaming.stateStore.providerClass=org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider
spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled=true
spark.sql.streaming.stateStore.rocksdb.boundedMemoryUsage=true
spark.sql.streaming.stateStore.rocksdb.maxMemoryUsageMB={{ .Values.pipeline.stateMemoryMi }}
# Fixed for the life of the checkpoint: the state is divided by it.
spark.sql.shuffle.partitions={{ .Values.pipeline.shufflePartitions }}
spark.hadoop.fs.s3a.endpoint.region={{ .Values.s3.region }}
{{- with .Values.s3.endpoint }}
spark.hadoop.fs.s3a.endpoint={{ . }}
spark.hadoop.fs.s3a.path.style.access=true
{{- end }}
spark.hadoop.fs.s3a.aws.credentials.provider={{ .Values.s3.credentialsProvider }}
# Metrics on the port of the UI, under /metrics/prometheus.
spark.ui.port=4040
spark.metrics.namespace=bookings
spark.metrics.conf.*.sink.prometheusServlet.class=org.apache.spark.metrics.sink.PrometheusServlet
spark.metrics.conf.*.sink.prometheusServlet.path=/metrics/prometheus
spark.sql.streaming.metricsEnabled=true
{{- range $key, $value := .Values.sparkConf }}
{{ $key }}={{ $value }}
{{- end }}
{{- end }}

{{- /* Properties of executors, where these are pods. */}}
{{- define "common.executors" -}}
spark.executor.instances={{ .Values.executor.instances }}
spark.executor.cores={{ .Values.executor.cores }}
spark.executor.memory={{ .Values.executor.heapMi }}m
spark.executor.memoryOverhead={{ .Values.executor.overheadMi }}m
# Of a stream that runs for months only the failures of the last hour count.
spark.executor.failuresValidityInterval=1h
spark.kubernetes.executor.request.cores={{ .Values.executor.cpuRequest }}
spark.kubernetes.executor.limit.cores={{ .Values.executor.cores }}
{{- end }}

{{- /* Lines of properties as entries of a map of texts. */}}
{{- define "common.asMap" -}}
{{- range $line := splitList "\n" . }}
{{- if and (contains "=" $line) (not (hasPrefix "#" $line)) }}
{{- $parts := splitn "=" 2 $line }}
{{ $parts._0 | quote }}: {{ $parts._1 | quote }}
{{- end }}
{{- end }}
{{- end }}
