import { readFileSync } from 'node:fs';
import { consumeTopic } from './consume-topic';
import { followStream } from './follow-stream';
import { Journal } from './journal';
import { pullPages } from './pull-pages';
import type { Assignment, Channel, Reader } from './reader';
import { receiveWebhooks } from './receive-webhooks';

const READ: Record<Channel, (reader: Reader) => Promise<void>> = {
  pull: pullPages,
  stream: followStream,
  webhook: receiveWebhooks,
  kafka: consumeTopic,
};

/** A reader as a process of its own: its argument is its assignment, as JSON. */
const assignment = JSON.parse(process.argv[2]!) as Assignment;
// Its input ends with whoever started it, however that was ended.
process.stdin.once('end', () => process.exit()).resume();
let requests = 0;
void READ[assignment.channel]({
  assignment,
  journal: new Journal(assignment.journal),
  anyNotifier() {
    const addresses = JSON.parse(readFileSync(assignment.addresses, 'utf8')) as string[];
    return addresses[requests++ % addresses.length]!;
  },
});
