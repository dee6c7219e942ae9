/** A setting of a topic: what it is created with, and which values will do. */
export interface WantedSetting {
  readonly name: string;
  readonly value: string;
  /** In words, where other values than `value` will do. */
  readonly allowed?: string;
  readonly fits: (found: string) => boolean;
  /** Whether services that are compatible with Kafka let it be set; the others are left to them. */
  readonly settable: boolean;
}

/** With one copy each record is on the disk before it counts; with more, two have it. */
export function wantedSettings(replicas: number, maxMessageBytes: number): readonly WantedSetting[] {
  return [
    exactly('cleanup.policy', 'delete'),
    exactly('retention.ms', '-1'),
    exactly('retention.bytes', '-1'),
    exactly('max.message.bytes', String(maxMessageBytes)),
    { ...exactly('message.timestamp.type', 'CreateTime'), settable: false },
    { ...exactly('unclean.leader.election.enable', 'false'), settable: false },
    replicas === 1 ? { ...exactly('flush.messages', '1'), settable: false } : inStep(replicas),
  ];
}

const exactly = (name: string, value: string): WantedSetting => ({
  name,
  value,
  fits: (found) => found === value,
  settable: true,
});

const inStep = (replicas: number): WantedSetting => ({
  name: 'min.insync.replicas',
  value: '2',
  allowed: `from 2 to ${replicas}`,
  fits: (found) => Number(found) >= 2 && Number(found) <= replicas,
  settable: true,
});
