import { describeEventLog } from '#testing';
import { InMemoryLog } from './in-memory-log';
import { RandomSchedule, seededRandom } from './schedule';

describeEventLog('in memory', async () => new InMemoryLog({ partitions: 3 }));

describeEventLog('in memory, in an order drawn by chance', async () => {
  const random = seededRandom(Date.now());
  return new InMemoryLog({ partitions: 3, schedule: new RandomSchedule(random), random });
});
