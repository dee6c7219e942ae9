import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { kafkaClient } from './kafka-client';
import { withDefaults } from './options';

const API_VERSIONS = 18;

/** The response to ApiVersions and Metadata of a broker that knows nothing else, in their oldest versions. */
function responseTo(request: Buffer, port: number): Buffer {
  const int16 = (n: number) => Buffer.from([n >> 8, n & 255]);
  const int32 = (n: number) => Buffer.from(Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n));
  const host = Buffer.from('127.0.0.1');
  const versions = [3, API_VERSIONS].map((key) => Buffer.concat([int16(key), int16(0), int16(0)]));
  const body =
    request.readInt16BE(4) === API_VERSIONS
      ? [int16(0), int32(versions.length), ...versions]
      : [int32(1), int32(1), int16(host.length), host, int32(port), int32(0)];
  const response = Buffer.concat([request.subarray(8, 12), ...body]);
  return Buffer.concat([int32(response.length), response]);
}

describe('a client of kafkajs whose connection breaks off within a response', () => {
  let broker: Server;
  let breaksOff: boolean;
  const open = new Set<Socket>();

  beforeEach(async () => {
    breaksOff = false;
    broker = createServer((socket) => {
      open.add(socket.on('error', () => undefined).on('close', () => open.delete(socket)));
      socket.on('data', (received: Buffer) => {
        for (let rest = received; rest.length > 0; rest = rest.subarray(4 + rest.readInt32BE())) {
          const response = responseTo(rest, (broker.address() as AddressInfo).port);
          if (breaksOff) socket.end(response.subarray(0, -7));
          else socket.write(response);
          breaksOff = false;
        }
      });
    }).listen(0, '127.0.0.1');
    await once(broker, 'listening');
  });
  afterEach(() => {
    open.forEach((socket) => socket.destroy());
    broker.close();
  });

  test('understands_the_responses_on_its_next_connection', async () => {
    const { port } = broker.address() as AddressInfo;
    const settings = withDefaults({ brokers: [`127.0.0.1:${port}`], clientId: 'spec', logger: () => {} });
    const { kafka } = kafkaClient(settings, 500, { retries: 1, initialRetryTime: 1 });
    const admin = kafka.admin();
    await admin.connect();
    await admin.listTopics();
    breaksOff = true;
    await admin.listTopics().catch(() => undefined);
    expect(await Promise.all([admin.listTopics(), admin.listTopics()])).toEqual([[], []]);
    expect(open.size).toBe(1);
    await admin.disconnect();
  });
});
