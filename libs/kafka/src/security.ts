import type { KafkaConfig, SASLOptions } from 'kafkajs';
import type { KafkaConnection, KafkaSasl } from '#config';
import { tokenSource, type TokenSource } from './oauth-token';

/** Returns the kafkajs options for TLS and authentication. */
export function securityOf({ tls, sasl }: Pick<KafkaConnection, 'tls' | 'sasl'>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return { ...(tls && { ssl: { ...tls } }), ...(sasl && { sasl: saslOf(sasl) }) };
}

function saslOf(sasl: KafkaSasl): SASLOptions {
  if (sasl.mechanism === 'oauthbearer') return { mechanism: 'oauthbearer', oauthBearerProvider: sharedTokens(sasl) };
  return { ...sasl };
}

/** The token sources: all clients of a process use the same token. */
const sources = new WeakMap<KafkaSasl, TokenSource>();

function sharedTokens(sasl: Extract<KafkaSasl, { readonly mechanism: 'oauthbearer' }>): TokenSource {
  const source = sources.get(sasl) ?? tokenSource(sasl);
  sources.set(sasl, source);
  return source;
}
