import { pointerNames } from './json-pointer';

/** An error as the schema library reports it. */
export interface SchemaError {
  readonly keyword: string;
  /** A fragment with a JSON Pointer into the schema: `#/properties/until/anyOf/0`. */
  readonly schemaPath: string;
  /** A JSON Pointer into the value. */
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly message: string;
}

interface Checked {
  readonly schema: unknown;
  readonly value: unknown;
}

/**
 * Removes the errors of forms that were not meant. A form of an `anyOf` is meant if it has the type of the value and, for an object, at least as many
 * of its members as any other form. If no form was meant, the errors of all forms remain.
 */
export function ofFormsMeant(errors: readonly SchemaError[], { schema, value }: Checked): SchemaError[] {
  /** By the place of a form in the schema: the places in the value for which that form was not meant. */
  const others = new Map<string, Set<string>>();
  for (const { keyword, schemaPath, instancePath } of errors) {
    if (keyword !== 'anyOf') continue;
    const forms = (follow(schema, schemaPath.slice('#'.length)) as { anyOf: readonly Form[] }).anyOf;
    const meant = formsMeant(forms, follow(value, instancePath));
    for (const [nth, form] of forms.entries()) {
      const place = `${schemaPath}/anyOf/${nth}`;
      if (!meant.includes(form)) others.set(place, (others.get(place) ?? new Set()).add(instancePath));
    }
  }
  return errors.filter(
    ({ schemaPath, instancePath }) =>
      !formsAround(schemaPath).some((place) => {
        const values = others.get(place);
        return values !== undefined && placesAround(instancePath).some((pointer) => values.has(pointer));
      }),
  );
}

const formsAround = (schemaPath: string): string[] =>
  [...schemaPath.matchAll(/\/anyOf\/\d+(?=\/|$)/g)].map(({ index, 0: text }) =>
    schemaPath.slice(0, index + text.length),
  );

const placesAround = (pointer: string): string[] => [
  pointer,
  ...[...pointer.matchAll(/\//g)].map(({ index }) => pointer.slice(0, index)),
];

interface Form {
  readonly type?: string;
  readonly properties?: object;
}

function formsMeant(forms: readonly Form[], value: unknown): readonly Form[] {
  const ofType = forms.filter(({ type }) => type === undefined || type === typeOf(value));
  if (ofType.length === 0) return forms;
  if (typeOf(value) !== 'object') return ofType;
  const names = Object.keys(value as object);
  const known = ({ properties }: Form): number =>
    properties === undefined ? Infinity : names.filter((name) => Object.hasOwn(properties, name)).length;
  const most = Math.max(...ofType.map(known).filter(Number.isFinite), 0);
  return ofType.filter((form) => known(form) >= most);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Returns the value at a JSON Pointer. */
const follow = (from: unknown, pointer: string): unknown =>
  pointerNames(pointer).reduce((at, name) => (at as Record<string, unknown>)[name], from);
