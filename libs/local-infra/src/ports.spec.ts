import { createServer, type AddressInfo } from 'node:net';
import { PortTaken } from './errors';
import { assertFree, freePort } from './ports';

test('ports_are_unique_and_outside_the_range_of_outgoing_connections', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  expect(new Set(ports).size).toBe(20);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a_port_with_a_listener_is_taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(assertFree(port)).rejects.toThrow(new PortTaken(port));
  await new Promise((resolve) => other.close(resolve));
  await assertFree(port);
});
