/** A setting of a topic: the value that it is created with, and the values that are accepted. */
export interface WantedSetting {
  readonly name: string;
  readonly value: string;
  /** The accepted values in words, if there are others than `value`. */
  readonly allowed?: string;
  readonly fits: (found: string) => boolean;
  /** Whether services compatible with Kafka allow setting it; the others are left to them. */
  readonly settable: boolean;
}

/** With one replica, a record is on disk before it is acknowledged; with more, two replicas have it. */
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
