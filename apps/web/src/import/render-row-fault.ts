import { nearestKinds, type ColumnMap, type NamedKind } from '#client';
import { renderFault } from '../record/faults';
import type { RowFault } from './check-rows';
import { nameOfPlace } from './members';

/** Renders a fault in terms of the table. Omits the place, which is rendered before it, and details for programs. */
export function renderRowFault({ place, detail }: RowFault): string {
  if (place !== null && 'member' in place && place.member === 'url' && detail.includes('must match pattern'))
    return 'An address begins with https:// or http://';
  return renderFault({
    pointer: '',
    detail: detail.replace(/^\S+ is no date: /, '').replace(/; \/v1\/\S+ lists them$/, ''),
  });
}

interface Row {
  readonly map: ColumnMap;
  readonly kinds: readonly NamedKind[];
  /** The kind of the row's term. */
  readonly kind: string | undefined;
}

/** Renders each fault of a row with its place. Equal sentences are rendered once. */
export function renderRowFaults(faults: readonly RowFault[], { map, kinds, kind }: Row): string[] {
  const rendered = faults.map((fault) => {
    const place = nameOfPlace(fault.place, map);
    const isOfKind = kind !== undefined && fault.detail.includes('is not a kind of term');
    const sentence = isOfKind
      ? `“${kind.replaceAll('-', ' ')}” is not a kind of term. ${renderNearest(kind, kinds)}`.trim()
      : renderRowFault(fault);
    return place === null ? sentence : `${place}: ${sentence}`;
  });
  return [...new Set(rendered)];
}

function renderNearest(kind: string, kinds: readonly NamedKind[]): string {
  const titles = nearestKinds(kind, kinds).map(({ title }) => `“${title}”`);
  return titles.length === 0 ? '' : `The nearest are ${titles.join(', ')}.`;
}
