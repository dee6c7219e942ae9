import { matches, Uuid, type OriginalContent } from '#contracts';

/** The ids of the events that an event names as answered or amended. */
export function namesOf(content: OriginalContent): string[] {
  // An agreement is named by its own id as well, which is no event's.
  if (content.type === 'AgreementPublished')
    return (content.data.agreement.amends ?? []).filter((id) => matches(Uuid, id));
  const answered = answeredBy(content);
  return answered === undefined ? [] : [answered];
}

/** The id of the event that an event answers. */
export const answeredBy = (content: OriginalContent): string | undefined =>
  content.type === 'TermsReaffirmed' || content.type === 'StatementMade' ? content.data.inResponseTo : undefined;
