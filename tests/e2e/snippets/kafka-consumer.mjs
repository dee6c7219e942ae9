/* global console, process */
// snippet: consumer
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ clientId: 'my-program', brokers: process.env.KAFKA_BROKERS.split(',') });
const consumer = kafka.consumer({ groupId: 'my-program' });
await consumer.connect();
await consumer.subscribe({ topic: 'partnership.term-changes', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const event = JSON.parse(message.value.toString());
    console.log(message.key.toString(), event.id, event.type, event.subject);
  },
});
// snippet end
