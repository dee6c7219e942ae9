import { setTimeout as elapsed } from 'node:timers/promises';
import type { Dice } from '#testing';
import type { ReaderVictim } from '../channels-chaos/victims';
import { post, get } from '../support/http';
import { BROKERS } from './three-brokers';
import type { World } from './world';

/** A fault or an operation. Everything is repaired when it resolves. */
export interface Fault {
  readonly name: string;
  strike(dice: Dice): Promise<void>;
}

/** Other processes give up a frozen or disconnected process after six seconds or more. */
const LONGEST_MS = 15_000;
/** The time limit of a rebuild, which has the lowest priority. */
const REBUILT_WITHIN_MS = 300_000;

export function faultsOf(world: World, readers: readonly ReaderVictim[]): readonly Fault[] {
  const { fleet, brokers, postgres } = world;
  const aWhile = (dice: Dice): Promise<void> => elapsed(1_000 + dice.below(LONGEST_MS - 1_000));
  const frozen = async (pid: number, dice: Dice): Promise<void> => {
    process.kill(pid, 'SIGSTOP');
    try {
      await aWhile(dice);
    } finally {
      // The process may have been ended by the waiting code.
      signal(pid, 'SIGCONT');
    }
  };
  const partition = async (proxies: readonly Partitioned[], dice: Dice): Promise<void> => {
    const how = dice.oneOf(['cut', 'blackHoleAll', 'blackHoleOpen'] as const);
    proxies.forEach((proxy) => proxy[how]());
    await aWhile(dice);
    // Black-holed connections are reset in the end, because connections that never end would be another fault.
    proxies.forEach((proxy) => proxy.mend());
  };
  return [
    {
      name: 'kill -9 of a service',
      async strike(dice) {
        const service = dice.oneOf(fleet);
        await service.kill();
        await elapsed(dice.below(3_000));
        await service.start();
      },
    },
    { name: 'freeze of a service', strike: (dice) => frozen(dice.oneOf(fleet).pid, dice) },
    {
      name: 'rolling restart of all services',
      async strike() {
        for (const service of fleet) await service.restart();
      },
    },
    {
      name: 'kill -9 of a broker',
      async strike(dice) {
        process.kill(brokers.pidOf(dice.oneOf(BROKERS)), 'SIGKILL');
        await aWhile(dice);
      },
    },
    { name: 'freeze of a broker', strike: (dice) => frozen(brokers.pidOf(dice.oneOf(BROKERS)), dice) },
    {
      name: 'kill -9 of PostgreSQL',
      async strike() {
        process.kill(world.postgresPid(), 'SIGKILL');
        await world.untilPostgresAnswers();
      },
    },
    {
      name: 'partition between a service and PostgreSQL',
      strike: (dice) => partition([postgres.proxyOf(dice.oneOf(fleet).name)], dice),
    },
    {
      name: 'partition between a service and a broker',
      strike: (dice) => partition([brokers.proxies(dice.oneOf(fleet).name)[dice.oneOf(BROKERS)]!], dice),
    },
    {
      name: 'partition between a service and all brokers',
      strike: (dice) => partition(brokers.proxies(dice.oneOf(fleet).name), dice),
    },
    { name: 'partition between brokers', strike: (dice) => partition(brokers.between(dice.oneOf(BROKERS)), dice) },
    {
      name: 'rebuild',
      async strike(dice) {
        const { url } = dice.oneOf(fleet.filter(({ name }) => name.startsWith('projector')));
        const { status, body } = await post<Rebuild>(`${url}/v1/rebuilds`, {});
        if (status !== 202 && status !== 201) throw new Error(`rebuild: ${status} ${JSON.stringify(body)}`);
        const deadline = performance.now() + REBUILT_WITHIN_MS;
        for (let rebuild = body; rebuild.state !== 'swapped';) {
          if (performance.now() > deadline) throw new Error(`not rebuilt: ${JSON.stringify(rebuild)}`);
          await elapsed(200);
          rebuild = (await get<Rebuild>(`${url}/v1/rebuilds/${body.id}`)).body;
        }
        await fetch(`${url}/v1/rebuilds/${body.id}`, { method: 'DELETE' });
      },
    },
    {
      name: 'kill -9 of a reader',
      async strike(dice) {
        const reader = dice.oneOf(readers);
        await reader.kill();
        await elapsed(dice.below(3_000));
        await reader.start();
      },
    },
  ];
}

interface Rebuild {
  readonly id: string;
  readonly state: string;
}

interface Partitioned {
  cut(): void;
  blackHoleAll(): void;
  blackHoleOpen(): void;
  mend(): void;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // The process has ended.
  }
}
