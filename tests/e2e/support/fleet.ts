import type { Gateway } from './gateway';
import { startCommandApi, startNotifier, startProjector, startQueryApi, type Place, type Service } from './service';

/** What starts each service. */
export const START = {
  projector: startProjector,
  'command-api': startCommandApi,
  'query-api': startQueryApi,
  notifier: startNotifier,
};

export type ServiceName = keyof typeof START;
export const SERVICE_NAMES = Object.keys(START) as ServiceName[];

/** One of several of a service, at an address of its own, as containers have. */
export interface Instance {
  readonly name: ServiceName;
  readonly address: string;
  service: Service;
}

/** How the instances of a fleet are started. */
export interface FleetPlan {
  readonly place: Place;
  /** The third number of the addresses, one for each instance of each service. */
  readonly networks: readonly number[];
  readonly settings: Readonly<Record<string, string>>;
  /** Another release than this one. */
  readonly checkout?: string;
}

/** Starts all four services behind a gateway, which is told of none of them. */
export const startFleet = (gateway: Gateway, plan: FleetPlan): Promise<Instance[]> =>
  Promise.all(
    plan.networks.flatMap((network) =>
      SERVICE_NAMES.map(async (name, nth) => {
        const address = `127.0.${network}.${nth + 1}`;
        return { name, address, service: await startInstance(gateway, plan, { name, address }) };
      }),
    ),
  );

export const startInstance = (
  gateway: Gateway,
  { place, settings, checkout }: FleetPlan,
  { name, address }: Pick<Instance, 'name' | 'address'>,
): Promise<Service> => START[name](place, { HOST: address, PORT: String(gateway.servicePort), ...settings }, checkout);

/** The gateway's names lead to these, as in a network of containers. */
export const lead = (gateway: Gateway, to: readonly Instance[]): void =>
  SERVICE_NAMES.forEach((name) =>
    gateway.set(
      name,
      to.flatMap((one) => (one.name === name ? [one.address] : [])),
    ),
  );
