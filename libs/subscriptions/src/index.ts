export { Outlet1764000000004 } from './outlet/4-outlet.migration';
export {
  KafkaOutlet,
  type OutletFeed,
  type OutletPage,
  type OutletParts,
  type OutletTopic,
} from './outlet/kafka-outlet';
