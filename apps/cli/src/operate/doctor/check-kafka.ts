import type { Settings } from '#config';
import { inspectKafka, type KafkaInspection } from '#kafka';
import { topicOptions } from '../servers';
import { type Reply, replyOf, known } from './reply';
import type { KafkaFacts } from './kafka-findings';

/** Queries the brokers that the settings name, without changing anything. */
export async function checkKafka(settings: Settings): Promise<Reply<KafkaFacts>> {
  // The findings report what kafkajs would log.
  const options = { ...topicOptions(settings), logger: () => undefined };
  const opened = await replyOf(inspectKafka(options));
  if (opened.is === 'unknown') return opened;
  const { value: kafka } = opened;
  try {
    const [brokers, requestBytes, topicState] = await Promise.all([
      replyOf(kafka.brokers()),
      replyOf(kafka.requestBytes()),
      replyOf(topicStateOf(kafka)),
    ]);
    return known({ topic: options.topic, brokers, requestBytes, topicState });
  } finally {
    await kafka.close();
  }
}

type TopicState = Extract<KafkaFacts['topicState'], { is: 'known' }>['value'];

async function topicStateOf(kafka: KafkaInspection): Promise<TopicState> {
  if (!(await kafka.topicIsThere())) return { is: 'missing', replicas: await replyOf(kafka.replicasForNewTopic()) };
  const [settings, ready, logId] = await Promise.all([
    replyOf(kafka.topicFindings()),
    replyOf(kafka.check()),
    replyOf(kafka.logId()),
  ]);
  return { is: 'there', settings, ready, logId };
}

/** Returns the id of the log; null if the log has not begun. */
export function logIdOf(facts: Reply<KafkaFacts>): Reply<string | null> {
  if (facts.is === 'unknown') return facts;
  const { topicState } = facts.value;
  if (topicState.is === 'unknown') return topicState;
  return topicState.value.is === 'missing' ? known(null) : topicState.value.logId;
}
