{{- define "platform.resources" }}
resources:
  limits:
    memory: {{ .Values.memory }}
    ephemeral-storage: 2Gi
{{- end }}
