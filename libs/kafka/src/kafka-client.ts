import { connect, isIP, Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { Kafka, type ISocketFactory, type logCreator, type RetryOptions } from 'kafkajs';
import { boundClosing } from './kafkajs-closing';
import { connectAfresh } from './kafkajs-connecting';
import { stopIdleTimers } from './kafkajs-idle-timers';
import { kafkajsLogger, RETIRED, type KafkaLogger } from './kafkajs-logger';
import type { KafkaLogSettings } from './options';
import { securityOf } from './security';

const CONNECTION_TIMEOUT_MS = 3_000;
const KEEP_ALIVE_MS = 10_000;

export interface KafkaClient {
  readonly kafka: Kafka;
  /** Breaks off every connection of this client, for requests that got no answer in time; the next request opens a new one. */
  readonly destroyConnections: () => void;
  /**
   * Destroys every connection and opens no more. After `disconnect`, kafkajs continues what it has begun: a consumer that was joining a group would
   * connect again, join, and keep partitions that nobody reads.
   */
  readonly retire: () => void;
}

/** One creator per logger, so that a message repeated by several clients is logged once. */
const logCreators = new WeakMap<KafkaLogger, logCreator>();

function logCreatorFor(logger: KafkaLogger): logCreator {
  const creator = logCreators.get(logger) ?? kafkajsLogger(logger);
  logCreators.set(logger, creator);
  return creator;
}

/**
 * Creates the kafkajs client of one producer, consumer or admin. kafkajs continues to use a connection on which a request was not answered, until the
 * system gives it up (a quarter of an hour), so each client has connections of its own and breaks them off.
 */
export function kafkaClient(settings: KafkaLogSettings, requestTimeoutMs: number, retry?: RetryOptions): KafkaClient {
  connectAfresh();
  boundClosing();
  stopIdleTimers();
  const sockets = new Set<Socket>();
  let isRetired = false;
  const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (isRetired) return new Socket().destroy(new Error(RETIRED));
    const socket = ssl
      ? connectSecurely({ host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
      : connect({ host, port }, onConnect);
    settings.reports.connecting?.();
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    ...securityOf(settings),
    logCreator: logCreatorFor(settings.logger),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs,
    enforceRequestTimeout: true,
    ...(retry && { retry }),
    socketFactory,
  });
  // kafkajs notices an error of a socket, but not that it is closed.
  const destroyConnections = () =>
    sockets.forEach((socket) => socket.destroy(new Error('a request was not answered in time')));
  const retire = () => {
    isRetired = true;
    // Without an error, which kafkajs would log: most of them are closing already.
    sockets.forEach((socket) => socket.destroy());
  };
  return { kafka, destroyConnections, retire };
}
