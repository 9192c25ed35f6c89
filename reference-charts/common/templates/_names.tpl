{{- /* The name of everything in a release. */}}
{{- define "common.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- define "common.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end }}

{{- /* Labels of an object, and of pods when a component is added. */}}
{{- define "common.labels" -}}
app.kubernetes.io/name: bookings
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- /* What selects the pods of a component: dict "root" . "component" "driver". */}}
{{- define "common.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}
