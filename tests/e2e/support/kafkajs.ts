import { mendIdleTimers } from '../../../libs/kafka/src/kafkajs-idle-timers';

// A test that uses kafkajs beside the service gets it as the service does: without timers of negative delay.
mendIdleTimers();

export * from 'kafkajs';
