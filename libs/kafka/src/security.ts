import type { KafkaConfig, SASLOptions } from 'kafkajs';
import type { KafkaConnection, KafkaSasl } from '#config';
import { tokenSource, type TokenSource } from './oauth-token';

/** What kafkajs is told of TLS and of who we are. */
export function securityOf({ tls, sasl }: Pick<KafkaConnection, 'tls' | 'sasl'>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return { ...(tls && { ssl: { ...tls } }), ...(sasl && { sasl: saslOf(sasl) }) };
}

function saslOf(sasl: KafkaSasl): SASLOptions {
  if (sasl.mechanism === 'oauthbearer') return { mechanism: 'oauthbearer', oauthBearerProvider: sharedTokens(sasl) };
  return { ...sasl };
}

/** All clients of a process show the same token. */
const sources = new WeakMap<KafkaSasl, TokenSource>();

function sharedTokens(sasl: Extract<KafkaSasl, { readonly mechanism: 'oauthbearer' }>): TokenSource {
  const source = sources.get(sasl) ?? tokenSource(sasl);
  sources.set(sasl, source);
  return source;
}
