{{- define "cachepolicy-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* Leaves room for the longest suffix within a DNS label. */}}
{{- define "cachepolicy-operator.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 48 | trimSuffix "-" }}
{{- else if contains (include "cachepolicy-operator.name" .) .Release.Name }}
{{- .Release.Name | trunc 48 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "cachepolicy-operator.name" .) | trunc 48 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- /* Of the webhook's Service, and of the Secret with its authority. */}}
{{- define "cachepolicy-operator.webhookName" -}}
{{ include "cachepolicy-operator.fullname" . }}-webhook
{{- end }}

{{- define "cachepolicy-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "cachepolicy-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "cachepolicy-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "cachepolicy-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end }}

{{- define "cachepolicy-operator.labels" -}}
app.kubernetes.io/name: {{ include "cachepolicy-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: cachepolicy
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* metadata of an object: (dict "root" $ "name" NAME "namespaced" BOOL "labels" MAP "annotations" MAP) */}}
{{- define "cachepolicy-operator.metadata" -}}
metadata:
  name: {{ .name }}
  {{- if .namespace }}
  namespace: {{ .namespace }}
  {{- end }}
  labels:
    {{- include "cachepolicy-operator.labels" .root | nindent 4 }}
    {{- with .labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with merge (dict) (default (dict) .annotations) .root.Values.commonAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "cachepolicy-operator.image" -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* Rules of the operator in one scope, as far as these values need them: (dict "root" $ "scope" "cluster|watched|own") */}}
{{- define "cachepolicy-operator.rules" -}}
{{- $all := fromYaml (tpl (.root.Files.Get "files/rbac.yaml") .root) }}
{{- $features := list "always" }}
{{- if eq .root.Values.probe "ApiServer" }}{{ $features = append $features "apiServerProbe" }}{{ end }}
{{- if and .root.Values.webhook.enabled (not .root.Values.certManager.enabled) }}{{ $features = append $features "ownCertificates" }}{{ end }}
{{- $rules := list }}
{{- range $features }}
{{- $rules = concat $rules (get (get $all .) $.scope | default list) }}
{{- end }}
{{- /* Events about objects without a namespace, and about the operator's own, are outside of the watched ones. */}}
{{- if and (eq .scope "own") .root.Values.watchNamespaces }}
{{- range $all.always.watched }}
{{- if has "events.k8s.io" .apiGroups }}{{ $rules = append $rules . }}{{ end }}
{{- end }}
{{- end }}
{{- toYaml $rules }}
{{- end }}

{{- define "cachepolicy-operator.subjects" -}}
subjects:
  - kind: ServiceAccount
    name: {{ include "cachepolicy-operator.serviceAccountName" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}

{{- define "cachepolicy-operator.certificateName" -}}
{{ include "cachepolicy-operator.webhookName" . }}
{{- end }}

{{- define "cachepolicy-operator.certificateSecret" -}}
{{ include "cachepolicy-operator.webhookName" . }}-tls
{{- end }}

{{- define "cachepolicy-operator.testNamespace" -}}
{{- .Values.helmTest.namespace | default (first .Values.watchNamespaces) | default "default" }}
{{- end }}

{{- /* Servers before 1.21 do not label namespaces with their name. */}}
{{- define "cachepolicy-operator.labelsNamespaces" -}}
{{- if semverCompare ">=1.21.0-0" .Capabilities.KubeVersion.Version }}true{{ end }}
{{- end }}
