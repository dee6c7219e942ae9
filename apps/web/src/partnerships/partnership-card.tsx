import { memo, useMemo } from 'react';
import type { PartnershipSummary } from '#client';
import { Link } from '../address/link';
import { askPartnership, askTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { SmallPicture } from './small-picture';

interface Props {
  readonly partnership: PartnershipSummary;
  readonly today: Day;
  /** Whether another one has the same name: then the id tells them apart. */
  readonly isNamesake: boolean;
}

/** More than that are not asked for to draw a small picture. */
const MOST_EVENTS = 500;
const PICTURE_WIDTH = 260;

export const PartnershipCard = memo(function PartnershipCard({ partnership, today, isNamesake }: Props) {
  const { partnershipId, name, head, recordedAt, parties } = partnership;
  const { value: full } = useAnswer(askPartnership(partnershipId));
  const { value: timeline } = useAnswer(head.version > MOST_EVENTS ? null : askTimeline(partnershipId));
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
