import { useContext } from 'react';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import { writtenDate } from '../time/written-date';
import { alikeEvents } from './alike-events';
import type { Members } from './draft';
import { RecordedContext } from './recorded-context';

interface Props {
  readonly partnership: string;
  readonly event: Members;
}

/** The most events to show; the rest are counted. */
const MOST = 3;

/** Renders a notice that the fact of a draft seems to be recorded already. */
export function AlikeNotice({ partnership, event }: Props) {
  const { timeline, parties } = useContext(RecordedContext);
  const alike = alikeEvents(event, timeline?.events ?? [], parties);
  return (
    <div role="status" className="alike">
      {alike.slice(0, MOST).map(({ event: { eventId, occurred, title, days }, named }) => {
        const why = named.length > 0 ? `that names ${named.map(({ name }) => name).join(', ')}` : 'from this address';
        return (
          <p key={eventId} className="hint-box">
            <span>
              There is already an event of {writtenDate(occurred)} {why}:{' '}
              <Link to={linkToEvents({ page: 'partnership', partnership }, days.lo)}>{title}</Link>
            </span>
          </p>
        );
      })}
      {alike.length > MOST && <p className="quiet">And {alike.length - MOST} more.</p>}
    </div>
  );
}
