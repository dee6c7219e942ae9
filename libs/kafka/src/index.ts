export type { KafkaLog } from './kafka-log';
export type { KafkaLogger, KafkaLogLevel } from './kafkajs-logger';
export { measureKafka } from './measure-kafka';
export { KafkaUnavailable, openKafkaLog } from './open-kafka-log';
export { DECISION_TOPIC, type KafkaLogOptions } from './options';
export type { KafkaReports } from './reports';
export { ReplicationRefused } from './topic/replication';
export { TopicDiffers } from './topic/topic';
export { openOutgoingTopic, type OutgoingRecord, type OutgoingTopic } from './outgoing-topic';
