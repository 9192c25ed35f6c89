{{- define "platform.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    matchLabels: {app: {{ .Release.Name }}}
  template:
    metadata:
      labels: {app: {{ .Release.Name }}}
    spec:
      containers:
        - name: driver
          image: {{ .Values.image }}
          command: [/opt/spark/bin/spark-submit]
          {{- include "platform.resources" . | nindent 10 }}
{{- end }}
