import { memo, useMemo } from 'react';
import type { PartnershipSummary } from '#client';
import { Link } from '../address/link';
import { loadPartnership, loadTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { SmallPicture } from './small-picture';

interface Props {
  readonly partnership: PartnershipSummary;
  readonly today: Day;
  /** True if another partnership has the same name: then the id is shown too. */
  readonly isNamesake: boolean;
}

/** The most events for which the timeline is loaded to draw a small picture. */
const MOST_EVENTS = 500;
const PICTURE_WIDTH = 260;

export const PartnershipCard = memo(function PartnershipCard({ partnership, today, isNamesake }: Props) {
  const { partnershipId, name, head, recordedAt, parties } = partnership;
  const { value: full } = useAnswer(loadPartnership(partnershipId));
  const { value: timeline } = useAnswer(head.version > MOST_EVENTS ? null : loadTimeline(partnershipId));
  const named = (full?.parties ?? parties).map((party) => party.name);
  const ids = useMemo(() => (full?.parties ?? parties).map(({ id }) => id), [full, parties]);
  return (
    <Link to={{ page: 'partnership', partnership: partnershipId }} className="card">
      <span className="card-text">
        <strong>{name ?? partnershipId}</strong>
        <span className="quiet">{named.join(' · ')}</span>
        <span className="quiet">
          {head.version} {head.version === 1 ? 'event' : 'events'}
          {full && `, ${full.counts.terms} ${full.counts.terms === 1 ? 'term' : 'terms'}`} · last recorded{' '}
          {writtenDate(recordedAt.slice(0, 10))}
        </span>
        {isNamesake && <span className="quiet">{partnershipId}</span>}
      </span>
      {timeline && <SmallPicture timeline={timeline} parties={ids} today={today} width={PICTURE_WIDTH} />}
    </Link>
  );
});
