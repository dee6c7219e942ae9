{{/* Settings and files of a container. Takes (dict "root" $ "postgres" {url, directUrl, existingSecret, key} "kafka" {…} or nil). */}}

{{- define "timeline.postgres.env" -}}
- { name: DATABASE_URL, value: {{ required "postgres.url is required" .postgres.url | quote }} }
{{- with .postgres.directUrl }}
- { name: DATABASE_DIRECT_URL, value: {{ . | quote }} }
{{- end }}
- { name: DATABASE_PASSWORD_FILE, value: /run/secrets/postgres/password }
{{- end }}

{{- define "timeline.kafka.env" -}}
{{- $values := .root.Values.kafka -}}
- { name: KAFKA_BROKERS, value: {{ required "kafka.brokers is required" $values.brokers | quote }} }
- { name: KAFKA_TOPIC_PREFIX, value: {{ $values.topicPrefix | quote }} }
- { name: KAFKA_TOPIC_CHECK, value: {{ $values.topicCheck | quote }} }
{{- with $values.replicationFactor }}
- { name: KAFKA_REPLICATION_FACTOR, value: {{ . | quote }} }
{{- end }}
{{- if $values.tls.enabled }}
- { name: KAFKA_TLS, value: 'on' }
{{- if $values.tls.existingSecret }}
- { name: KAFKA_TLS_CA_FILE, value: /run/secrets/kafka-tls/ca.crt }
{{- end }}
{{- if $values.tls.clientCertificate }}
- { name: KAFKA_TLS_CERT_FILE, value: /run/secrets/kafka-tls/tls.crt }
- { name: KAFKA_TLS_KEY_FILE, value: /run/secrets/kafka-tls/tls.key }
{{- end }}
{{- end }}
{{- if .kafka.mechanism }}
- { name: KAFKA_SASL_MECHANISM, value: {{ .kafka.mechanism | quote }} }
- { name: KAFKA_SASL_USERNAME, value: {{ required "kafka.sasl.username is required" .kafka.username | quote }} }
- { name: KAFKA_SASL_PASSWORD_FILE, value: /run/secrets/kafka/password }
{{- with .kafka.tokenUrl }}
- { name: KAFKA_SASL_TOKEN_URL, value: {{ . | quote }} }
{{- end }}
{{- with .kafka.scope }}
- { name: KAFKA_SASL_SCOPE, value: {{ . | quote }} }
{{- end }}
{{- end }}
{{- end }}

{{/* Takes access.oidc of the values. */}}
{{- define "timeline.oidc.env" -}}
- { name: OIDC_ISSUER, value: {{ .issuer | quote }} }
- { name: OIDC_AUDIENCE, value: {{ required "access.oidc.audience is required" .audience | quote }} }
{{- with .jwksUrl }}
- { name: OIDC_JWKS_URL, value: {{ . | quote }} }
{{- end }}
{{- with .actorClaim }}
- { name: OIDC_ACTOR_CLAIM, value: {{ . | quote }} }
{{- end }}
{{- with .scopesClaim }}
- { name: OIDC_SCOPES_CLAIM, value: {{ . | quote }} }
{{- end }}
{{- with .scopes }}
- { name: OIDC_SCOPES, value: {{ . | quote }} }
{{- end }}
{{- if .caSecret }}
- { name: NODE_EXTRA_CA_CERTS, value: /run/secrets/issuer-tls/ca.crt }
{{- end }}
{{- end }}

{{- define "timeline.mounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: postgres, mountPath: /run/secrets/postgres, readOnly: true }
{{- if .root.Values.postgres.tlsSecret }}
- { name: postgres-tls, mountPath: /run/secrets/postgres-tls, readOnly: true }
{{- end }}
{{- if .tokens }}
- { name: tokens, mountPath: /run/secrets/tokens, readOnly: true }
{{- end }}
{{- if .issuerTls }}
- { name: issuer-tls, mountPath: /run/secrets/issuer-tls, readOnly: true }
{{- end }}
{{- if .kafka }}
{{- if .root.Values.kafka.tls.existingSecret }}
- { name: kafka-tls, mountPath: /run/secrets/kafka-tls, readOnly: true }
{{- end }}
{{- if .kafka.mechanism }}
- { name: kafka, mountPath: /run/secrets/kafka, readOnly: true }
{{- end }}
{{- end }}
{{- end }}

{{- define "timeline.volumes" -}}
- { name: tmp, emptyDir: { sizeLimit: 64Mi } }
- name: postgres
  secret:
    secretName: {{ required "postgres.existingSecret is required" .postgres.existingSecret }}
    items: [{ key: {{ .postgres.key }}, path: password }]
{{- with .root.Values.postgres.tlsSecret }}
- { name: postgres-tls, secret: { secretName: {{ . }} } }
{{- end }}
{{- with .tokens }}
- { name: tokens, secret: { secretName: {{ . }} } }
{{- end }}
{{- with .issuerTls }}
- { name: issuer-tls, secret: { secretName: {{ . }} } }
{{- end }}
{{- if .kafka }}
{{- with .root.Values.kafka.tls.existingSecret }}
- { name: kafka-tls, secret: { secretName: {{ . }} } }
{{- end }}
{{- if .kafka.mechanism }}
- name: kafka
  secret:
    secretName: {{ required "kafka.sasl.existingSecret is required" .kafka.existingSecret }}
    items: [{ key: {{ .kafka.key }}, path: password }]
{{- end }}
{{- end }}
{{- end }}
