{{- /* The Job that submits. */}}
{{- define "cluster.job" -}}
# spark-submit says 0 even of a driver that has failed: submitting once more is not the Job's, but the next hour's.
backoffLimit: 0
activeDeadlineSeconds: {{ .Values.deadlineSeconds }}
template:
  metadata:
    labels:
      {{- include "common.labels" . | nindent 6 }}
      app.kubernetes.io/component: submit
  spec:
    restartPolicy: Never
    serviceAccountName: {{ include "common.name" . }}-submit
    securityContext:
      {{- include "common.podSecurity" . | nindent 6 }}
    containers:
      - name: submit
        image: {{ include "common.image" . }}
        imagePullPolicy: {{ .Values.image.pullPolicy }}
        workingDir: /tmp
        command: [/opt/spark/bin/spark-submit]
        args:
          - --master
          - k8s://https://$(KUBERNETES_SERVICE_HOST):$(KUBERNETES_SERVICE_PORT)
          - --deploy-mode
          - cluster
          - --name
          - bookings
          - --conf
          - spark.kubernetes.namespace=$(POD_NAMESPACE)
          - --properties-file
          - /opt/pipeline/conf/spark.properties
          - --class
          - dev.sparklint.reference.Main
          - local:///opt/pipeline/pipeline.jar
          {{- range .Values.command }}
          - {{ . | quote }}
          {{- end }}
        env:
          - name: POD_NAMESPACE
            valueFrom:
              fieldRef:
                fieldPath: metadata.namespace
        resources:
          requests:
            cpu: {{ .Values.submit.cpu }}
            memory: {{ .Values.submit.memoryMi }}Mi
          limits:
            memory: {{ .Values.submit.memoryMi }}Mi
        securityContext:
          {{- include "common.containerSecurity" . | nindent 10 }}
        volumeMounts:
          - name: conf
            mountPath: /opt/pipeline/conf
            readOnly: true
          - name: tmp
            mountPath: /tmp
    volumes:
      - name: conf
        configMap:
          name: {{ include "common.name" . }}
      - name: tmp
        emptyDir: {sizeLimit: 1Gi}
{{- end }}
