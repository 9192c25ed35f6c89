{{/* The name, short enough for a label. */}}
{{- define "trimmed.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "trimmed.mode" -}}
{{- if eq .Values.mode "client" -}}
client
{{- else -}}
local
{{- end -}}
{{- end -}}

{{- define "trimmed.labels" -}}
app: {{ include "trimmed.name" . }}
team: data
{{- end -}}
