export { KafkaOutlet, type OutletParts, type OutletTopic } from './outlet/kafka-outlet';
export type { DeliveryReports } from './delivery/subscription-delivery';
export { watchOutletBacklog } from './outlet/outlet-backlog';
export { DeliveryWorker, type DeliveryParts } from './delivery/delivery-worker';
export { ChangeFilter } from './filter/change-filter';
export {
  FeedNotReady,
  NothingToSkip,
  NotTheNextEvent,
  SearchUnfinished,
  SubscriptionUnknown,
  TestedTooOften,
  TooManySubscriptions,
} from './registry/subscription-errors';
export {
  Subscriptions,
  type Position,
  type SubscriptionKey,
  type SubscriptionRequest,
  type SubscriptionState,
  type SubscriptionsParts,
} from './registry/subscriptions';
export { MessageFormat, type Channel, type ChatFormat } from './formats/message-format';
export type { ChatMessages } from './formats/post';
export { TEST_EVENT_TYPE } from './formats/test-event';
export { PrivateSubject, type PrivateAddress } from './private-addresses/private-address';
export { PrivateAddressUnknown, TooManyPrivateAddresses } from './private-addresses/private-address-errors';
export {
  PrivateAddresses,
  type PrivateAddressesParts,
  type PrivateAddressRequest,
} from './private-addresses/private-addresses';
export { readPrivateSubject } from './private-addresses/private-subject';
export { RETRY_WAITS_MS } from './retry/retry-schedule';
export { AddressRefused, whyRefused, type AddressRules } from './sending/address-rules';
export { guardedAgent } from './sending/guarded-agent';
export { type Resolve } from './sending/resolve-name';
export { type FailureReason, type Outcome, type Sending, type Sent } from './sending/send-webhook';
export { WebhookUrlRefused } from './sending/webhook-url';
export { ROTATION_MS, type SigningSecrets } from './signing/signing-secrets';
export { subscriptionsSchema } from './store/subscriptions-schema';
export { MOST_ATTEMPTS, type Attempt } from './store/attempts';
export { LeaseLost, Leases, type LeasedSubscription, type Lease } from './store/leases';
export type { DeliveryState, StopReason, Subscription } from './store/subscription';
