import { Type, type Static } from 'typebox';
import { named } from '../answers/schemas';

/** Renders the value of a log record in the most readable form that it allows. */
export const ShownRecord = named(
  'ShownRecord',
  Type.Union([
    Type.Object({ bytes: Type.Integer(), json: Type.Unsafe<unknown>({ description: 'it is JSON' }) }),
    Type.Object({ bytes: Type.Integer(), text: Type.String({ description: 'it is UTF-8, and not JSON' }) }),
    Type.Object({ bytes: Type.Integer(), base64: Type.String({ description: 'it is not even text' }) }),
  ]),
);

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function showRecord(value: Buffer | null): Static<typeof ShownRecord> | null {
  if (value === null) return null;
  const bytes = value.length;
  let text: string;
  try {
    text = utf8.decode(value);
  } catch {
    return { bytes, base64: value.toString('base64') };
  }
  try {
    return { bytes, json: JSON.parse(text) as unknown };
  } catch {
    return { bytes, text };
  }
}
