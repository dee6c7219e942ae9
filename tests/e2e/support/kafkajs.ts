import { stopIdleTimers } from '../../../libs/kafka/src/kafkajs-idle-timers';

// A test that uses kafkajs itself needs the same correction as the service: no timers with a negative delay.
stopIdleTimers();

export * from 'kafkajs';
