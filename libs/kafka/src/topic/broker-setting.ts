import { type Admin, ConfigResourceTypes } from 'kafkajs';

/** Reads a setting of a broker; null if brokers do not report it, or not to us. */
export async function brokerSetting(admin: Admin, broker: number | undefined, name: string): Promise<number | null> {
  const answer = await admin
    .describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.BROKER, name: String(broker), configNames: [name] }],
    })
    .catch(() => null);
  const value = answer?.resources[0]?.configEntries.find(({ configName }) => configName === name)?.configValue;
  return value === undefined ? null : Number(value);
}
