import { type Admin, ConfigResourceTypes } from 'kafkajs';

/** What a broker is set to; null where brokers do not tell, or not us. */
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
