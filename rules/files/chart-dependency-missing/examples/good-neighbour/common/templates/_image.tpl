{{- define "common.image" -}}
{{ .Values.image | quote }}
{{- end }}
