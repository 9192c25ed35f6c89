{{- define "common.podSecurity" -}}
runAsNonRoot: true
runAsUser: 185
runAsGroup: 185
fsGroup: 185
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "common.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- /* Probes that the job answers on its health port. */}}
{{- define "common.probes" -}}
startupProbe:
  httpGet: {path: /live, port: health}
  periodSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /live, port: health}
  periodSeconds: 30
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /ready, port: health}
  periodSeconds: 10
{{- end }}

{{- /* What a driver needs to write besides S3: temporary files, and blocks and state on disk. */}}
{{- define "common.scratch" -}}
- name: tmp
  emptyDir: {sizeLimit: 1Gi}
- name: scratch
  emptyDir: {sizeLimit: {{ .Values.scratchSize }}}
{{- end }}

{{- define "common.scratchMounts" -}}
- name: tmp
  mountPath: /tmp
- name: scratch
  mountPath: /scratch
{{- end }}

{{- /* The pod of an executor, as far as Spark does not make it itself. */}}
{{- define "common.executorPod" -}}
apiVersion: v1
kind: Pod
metadata:
  labels:
    {{- include "common.selector" (dict "root" . "component" "executor") | nindent 4 }}
spec:
  # Executors ask the API for nothing.
  automountServiceAccountToken: false
  securityContext:
    {{- include "common.podSecurity" . | nindent 4 }}
  containers:
    - name: executor
      securityContext:
        {{- include "common.containerSecurity" . | nindent 8 }}
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

{{- define "common.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
  {{- with .root.Values.s3.roleArn }}
  annotations:
    eks.amazonaws.com/role-arn: {{ . }}
  {{- end }}
automountServiceAccountToken: {{ .token }}
{{- end }}

{{- /* The very verbs that the driver of Spark 3.5 uses. */}}
{{- define "common.driverRole" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list, watch, create, delete, deletecollection]
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [create, deletecollection]
  - apiGroups: [""]
    resources: [persistentvolumeclaims]
    verbs: [list, deletecollection]
  - apiGroups: [""]
    resources: [services]
    verbs: [deletecollection]
{{- end }}

{{- define "common.roleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ .name }}
subjects:
  - kind: ServiceAccount
    name: {{ .name }}
    namespace: {{ .root.Release.Namespace }}
{{- end }}
