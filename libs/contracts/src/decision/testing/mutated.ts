import fc from 'fast-check';

type Holder = Record<string, unknown>;
type Slip = (holder: Holder, name: string) => void;

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('', 'all', '*', 0, -0, 1.5, 1e21, null, true, false, {}, [], [null], { unknown: true }),
);

const slip: fc.Arbitrary<Slip> = fc.oneof(
  fc.constant<Slip>((holder, name) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  }),
  value.map<Slip>((replacement) => (holder, name) => {
    put(holder, name, replacement);
  }),
  fc
    .tuple(fc.constantFrom('extra', '__proto__', 'constructor', 'length', ''), value)
    .map<Slip>(([added, what]) => (holder) => {
      if (!Array.isArray(holder)) put(holder, added, what);
    }),
  fc.constantFrom('\n', ' ', 'X', '-', '.0', '🚀', '\u0301', 'x'.repeat(200)).map<Slip>((tail) => (holder, name) => {
    if (typeof holder[name] === 'string') put(holder, name, holder[name] + tail);
  }),
  fc.constantFrom(2, 60, 120).map<Slip>((times) => (holder, name) => {
    const list = holder[name];
    if (Array.isArray(list))
      put(
        holder,
        name,
        Array.from({ length: times }, (_, n) => list[n % list.length] as unknown),
      );
  }),
);

const put = (holder: Holder, name: string, member: unknown): void => {
  Object.defineProperty(holder, name, { value: member, writable: true, enumerable: true, configurable: true });
};

/** Generates values of `sound` in which up to three members, at any depth, are removed, replaced, given a new sibling, lengthened or repeated. */
export const mutated = (sound: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(sound, fc.array(fc.tuple(fc.nat(), slip), { maxLength: 3 })).map(([original, slips]) => {
    const copy = structuredClone(original);
    for (const [nth, apply] of slips) {
      const places = placesWithin(copy);
      if (places.length > 0) apply(...places[nth % places.length]!);
    }
    // A record can hold only JSON values.
    return JSON.parse(JSON.stringify(copy)) as unknown;
  });

/** Returns every member within a value, depth first, with its holder. */
export function placesWithin(value: unknown): [holder: Holder, name: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [[value as Holder, name], ...placesWithin(member)]);
}
