import type { Gateway } from './gateway';
import { startCommandApi, startNotifier, startProjector, startQueryApi, type Place, type Service } from './service';

/** The function that starts each service. */
export const START = {
  projector: startProjector,
  'command-api': startCommandApi,
  'query-api': startQueryApi,
  notifier: startNotifier,
};

export type ServiceName = keyof typeof START;
export const SERVICE_NAMES = Object.keys(START) as ServiceName[];

/** One instance of a service with its own address, like a container. */
export interface Instance {
  readonly name: ServiceName;
  readonly address: string;
  service: Service;
}

/** The settings with which the instances of a fleet are started. */
export interface FleetPlan {
  readonly place: Place;
  /** The third octet of the addresses: one for each instance of a service. */
  readonly networks: readonly number[];
  readonly settings: Readonly<Record<string, string>>;
  /** The checkout of another release. */
  readonly checkout?: string;
}

/** Starts all four services behind a gateway, without announcing them to it. */
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

/** Makes the gateway's host names resolve to these instances, as in a network of containers. */
export const lead = (gateway: Gateway, to: readonly Instance[]): void =>
  SERVICE_NAMES.forEach((name) =>
    gateway.set(
      name,
      to.flatMap((one) => (one.name === name ? [one.address] : [])),
    ),
  );
