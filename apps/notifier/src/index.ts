export { channels } from './channels';
export { startOutlet } from './kafka-out/start-outlet';
export { outletFeed, startKafkaOutlet, type OutletOptions } from './kafka-out/start-kafka-outlet';
export { NotifierModule, type NotifierOptions } from './notifier.module';
export { deliveryFeed, deliveryFeedInPostgres } from './subscriptions/delivery-feed';
export { SubscriptionsModule, type SubscriptionsOptions } from './subscriptions/subscriptions.module';
