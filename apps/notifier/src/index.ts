export { startKafkaOutlet, type OutletOptions } from './kafka-out/start-kafka-outlet';
export { NotifierModule, type NotifierOptions } from './notifier.module';
