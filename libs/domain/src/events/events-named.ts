import { matches, Uuid, type OriginalContent } from '#contracts';

/** Returns the ids of the events that an event answers or amends. */
export function namesOf(content: OriginalContent): string[] {
  // `amends` may also name an agreement by its own id, which is not an event id.
  if (content.type === 'AgreementPublished')
    return (content.data.agreement.amends ?? []).filter((id) => matches(Uuid, id));
  const answered = answeredBy(content);
  return answered === undefined ? [] : [answered];
}

/** Returns the id of the event that an event answers. */
export const answeredBy = (content: OriginalContent): string | undefined =>
  content.type === 'TermsReaffirmed' || content.type === 'StatementMade' ? content.data.inResponseTo : undefined;
