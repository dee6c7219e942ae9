import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { kafkaClient } from './kafka-client';
import { withDefaults } from './options';

describe('the client of kafkajs', () => {
  it('opens_no_connection_once_it_is_retired', async () => {
    // Given a broker that closes every connection, and a client that connects again and again
    let connections = 0;
    const broker = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).destroy();
    }).listen(0, '127.0.0.1');
    await once(broker, 'listening');
    const { port } = broker.address() as AddressInfo;
    const settings = withDefaults({ brokers: [`127.0.0.1:${port}`], clientId: 'spec', logger: () => {} });
    const { kafka, retire } = kafkaClient(settings, 1_000, { retries: 2, initialRetryTime: 1 });

    // When it is retired
    retire();

    // Then the attempts that follow fail without reaching the broker
    await expect(kafka.admin().connect()).rejects.toThrow('this client is retired');
    expect(connections).toBe(0);
    broker.close();
  });
});
