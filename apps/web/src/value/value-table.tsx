import { absenceOf } from './absence';
import { inWords, renderMember, renderValue, type Names } from './render-value';

/** Renders a value in full: its summary as a sentence, its members as a list. */
export function ValueTable({ value, names }: { readonly value: unknown; readonly names: Names }) {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || absenceOf(value) !== null) {
    return <p className="value-said">{renderValue(value, names)}</p>;
  }
  const { summary, ...members } = value as Record<string, unknown>;
  return (
    <>
      {typeof summary === 'string' && <p className="value-said">{summary}</p>}
      <dl className="members">
        {Object.entries(members).map(([name, member]) => (
          <div key={name}>
            <dt>{inWords(spaced(name))}</dt>
            <dd>{renderMember(member, names)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const spaced = (name: string): string => name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
