{{- define "unknown.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end }}
