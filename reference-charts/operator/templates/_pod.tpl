{{- /* What neither Spark nor the operator sets on a pod. */}}
{{- define "operator.pod" -}}
spec:
  {{- if eq .container "spark-kubernetes-driver" }}
  terminationGracePeriodSeconds: {{ add .root.Values.pipeline.stopTimeoutSeconds 30 }}
  {{- else }}
  # Executors ask the API for nothing.
  automountServiceAccountToken: false
  {{- end }}
  securityContext:
    {{- include "common.podSecurity" .root | nindent 4 }}
  containers:
    - name: {{ .container }}
      securityContext:
        {{- include "common.containerSecurity" .root | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        - name: work-dir
          mountPath: /opt/spark/work-dir
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: 1Gi}
    - name: work-dir
      emptyDir: {sizeLimit: 1Gi}
{{- end }}
