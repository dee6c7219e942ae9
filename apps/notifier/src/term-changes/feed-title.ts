import { plainLine } from '#http';
import type { PrivateSubject } from '#subscriptions';
import type { NamesOfChange } from '../messages/names-of-change';

/** Returns the title of a subject's feed. */
export async function feedTitle({ type, id }: PrivateSubject, namesOf: NamesOfChange): Promise<string> {
  switch (type) {
    case 'partnership':
      return `Terms of ${plainLine((await namesOf({ partnershipId: id, kind: '', ids: [] })).partnership)}`;
    case 'party':
      return `Terms of the partnerships of ${id}`;
    case 'kind':
      return `Terms of the kind ${id}`;
  }
}
