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

/** Runs a reader in its own process. The argument is its assignment as JSON. */
const assignment = JSON.parse(process.argv[2]!) as Assignment;
// Standard input ends with the process that started this one, however that process ended.
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
