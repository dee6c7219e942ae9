import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PartnershipSummary } from '#client';
import type { Day } from '../time/day';
import { PartnershipCard } from './partnership-card';

interface Props {
  readonly partnerships: readonly PartnershipSummary[];
  readonly today: Day;
}

const CARD_HEIGHT = 118;
const GAP = 10;

/** Renders and loads only the visible cards, so that 20,000 partnerships are no slower than a few. */
export function PartnershipList({ partnerships, today }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: partnerships.length,
    estimateSize: () => CARD_HEIGHT,
    gap: GAP,
    overscan: 3,
    scrollMargin: top,
    getItemKey: (index) => partnerships[index]!.partnershipId,
  });
  const namesakes = useMemo(() => namesakesIn(partnerships), [partnerships]);
  return (
    <ul className="cards" ref={list} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const partnership = partnerships[index]!;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={partnerships.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <PartnershipCard
              partnership={partnership}
              today={today}
              isNamesake={namesakes.has(partnership.name ?? '')}
            />
          </li>
        );
      })}
    </ul>
  );
}

function namesakesIn(partnerships: readonly PartnershipSummary[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of partnerships) (seen.has(name ?? '') ? twice : seen).add(name ?? '');
  return twice;
}
