import type { PartnershipSummary } from '#client';

export const ORDERS = { recent: 'last recorded first', name: 'by name', size: 'most events first' } as const;
export type Order = keyof typeof ORDERS;

const nameOf = ({ name, partnershipId }: PartnershipSummary): string => (name ?? partnershipId).toLowerCase();

const COMPARE: Readonly<Record<Order, (a: PartnershipSummary, b: PartnershipSummary) => number>> = {
  recent: (a, b) => (a.recordedAt < b.recordedAt ? 1 : a.recordedAt > b.recordedAt ? -1 : 0),
  name: (a, b) => (nameOf(a) < nameOf(b) ? -1 : 1),
  size: (a, b) => b.head.version - a.head.version,
};

export const sorted = (items: readonly PartnershipSummary[], order: Order): PartnershipSummary[] =>
  items.toSorted(COMPARE[order]);
