{{/* Each helper takes (dict "root" $ "component" "query-api"). */}}

{{- define "timeline.name" -}}
{{ .root.Release.Name }}-{{ .component }}
{{- end }}

{{- define "timeline.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "timeline.labels" -}}
{{ include "timeline.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* Also takes "tag", the one of a service alone. */}}
{{- define "timeline.image" -}}
{{- $image := .root.Values.image -}}
{{- if $image.digest }}{{ $image.repository }}@{{ $image.digest }}
{{- else }}{{ $image.repository }}:{{ .tag | default $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}
