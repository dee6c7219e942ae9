export { channels } from './channels';
export { startOutlet } from './kafka-out/start-outlet';
export { startKafkaOutlet, type OutletOptions } from './kafka-out/start-kafka-outlet';
export { PrivateAddressesModule, type PrivateAddressesOptions } from './private-addresses/private-addresses.module';
export { NotifierModule, type NotifierOptions } from './notifier.module';
export { SubscriptionsModule, type SubscriptionsOptions } from './subscriptions/subscriptions.module';
