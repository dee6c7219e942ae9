import type { AnyRecord } from './goldens';
import type { FrozenForm } from './frozen-form';

type Schema = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Schema>>;

const propertiesOf = (schema: unknown): Properties => (schema as { properties?: Properties }).properties ?? {};
const literalOf = (schema: unknown): string => String((schema as { const?: unknown }).const);

/** Returns the facets of a version that a golden record can show: its types of events, effects and standings, and all their members. */
export function facetsOf({ events, $defs }: FrozenForm): ReadonlyMap<string, string> {
  const facets = new Map<string, string>();
  const add = (name: string, schema: unknown = true): void => void facets.set(name, JSON.stringify(schema));
  const addMembers = (of: string, schema: unknown): void => {
    for (const [name, member] of Object.entries(propertiesOf(schema))) add(`${of}.${name}`, member);
  };
  for (const [type, schema] of Object.entries(events)) {
    const { data, type: _type, standing, ...body } = propertiesOf(schema);
    add(`event ${type}`);
    addMembers(`event ${type}`, data);
    for (const [name, member] of Object.entries(body)) add(`every event.${name}`, member);
    for (const name of (standing as { enum: string[] }).enum) add(`standing ${name}`);
  }
  for (const schema of Object.values($defs)) {
    const { effect } = propertiesOf(schema);
    if (effect) addMembers(`effect ${literalOf(effect)}`, schema);
  }
  addMembers('source', $defs['Source']);
  return facets;
}

/** Returns the facets that a version adds or changes compared with the version before. */
export function newFacets(version: FrozenForm, before: FrozenForm | undefined): string[] {
  const known = before ? facetsOf(before) : new Map<string, string>();
  return [...facetsOf(version)].filter(([name, schema]) => known.get(name) !== schema).map(([name]) => name);
}

interface AnyEvent {
  readonly type: string;
  readonly standing: string;
  readonly sources: readonly object[];
  readonly effects: readonly { readonly effect: string }[];
  readonly data: object & { readonly replacement?: AnyEvent };
}

/** Returns the facets that a record shows, including those within corrections. */
export function facetsShown({ events }: AnyRecord): string[] {
  const members = (of: string, value: object): string[] => Object.keys(value).map((name) => `${of}.${name}`);
  const shownBy = (event: AnyEvent): string[] => [
    `event ${event.type}`,
    `standing ${event.standing}`,
    ...members('every event', event),
    ...members(`event ${event.type}`, event.data),
    ...event.effects.flatMap((effect) => members(`effect ${effect.effect}`, effect)),
    ...event.sources.flatMap((source) => members('source', source)),
    ...(event.data.replacement ? shownBy(event.data.replacement) : []),
  ];
  return (events as unknown as AnyEvent[]).flatMap(shownBy);
}
