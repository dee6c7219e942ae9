import { StartRefused, type Settings } from '#config';

const VARIABLES = { kafkaBrokers: 'KAFKA_BROKERS', databaseUrl: 'DATABASE_URL' } as const;

/** A server that a service may need. */
export type Server = keyof typeof VARIABLES;

export type SettingsWith<S extends Server> = Settings & { readonly [K in S]: NonNullable<Settings[K]> };

/** Returns the settings if they name all of the servers. Throws StartRefused. */
export function required<S extends Server>(name: string, settings: Settings, servers: readonly S[]): SettingsWith<S> {
  if (!servers.every((server) => settings[server])) {
    const variables = servers.map((server) => VARIABLES[server]).join(' and ');
    throw new StartRefused(`The ${name} needs ${variables}; \`npm start\` brings its own.`);
  }
  return settings as SettingsWith<S>;
}
