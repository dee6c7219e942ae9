import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#local-infra';
import { until } from '#testing';
import { startNameServer } from './name-server';

/** Returns the path of Debian's nginx; null if it is not installed. */
export function findNginx(): string | null {
  try {
    return execFileSync('sh', ['-c', 'PATH=$PATH:/usr/sbin command -v nginx'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** nginx with the shipped configuration, in front of services that it resolves by name. */
export interface Gateway {
  readonly url: string;
  /** The port of all services; each has its own address. */
  readonly servicePort: number;
  /** Sets the addresses of a service. */
  set(service: string, addresses: readonly string[]): void;
  /** Returns whether nginx may still send to one of these addresses. */
  knows(instances: readonly { readonly address: string }[]): boolean;
  /** The number of requests that were sent to a second instance after the first one had failed. */
  sentAgain(): number;
  stop(): Promise<void>;
}

export async function startGateway(nginx: string): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  chmodSync(folder, 0o755);
  const names = await startNameServer();
  const [port, servicePort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, { port, servicePort, namesPort: names.port }));
  const errorLog = join(folder, 'error.log');
  const child = spawn(nginx, ['-p', folder, '-e', errorLog, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  process.on('exit', () => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until('the gateway answers', answers);
  return {
    url,
    servicePort,
    set: (service, addresses) => names.set(service, addresses),
    knows: (instances) => instances.some(({ address }) => names.lastAnswer().includes(address)),
    sentAgain: () => readFileSync(errorLog, 'utf8').match(/ while [^,]* upstream/g)?.length ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      names.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the shipped configuration with other listen addresses, another name server and another service port. */
function configuration(folder: string, ports: { port: number; servicePort: number; namesPort: number }): string {
  const shipped = readFileSync(join(__dirname, '../../../infra/docker/gateway.conf'), 'utf8');
  const here = shipped
    .replace('listen 8080;', `listen 127.0.0.1:${ports.port};`)
    .replace('resolver 127.0.0.11 ', `resolver 127.0.0.1:${ports.namesPort} `)
    .replaceAll('http://$service:3000;', `http://$service:${ports.servicePort};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
${temporary.join('\n')}
${here}
}
`;
}
