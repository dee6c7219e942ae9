import { useContext } from 'react';
import { slugOf } from '#client';
import { faultsAt } from './draft';
import { FormContext } from './form-context';
import { similarParties } from './similar-parties';

interface Props {
  /** The pointer of the field. */
  readonly pointer: string;
  /** The words typed into the field. */
  readonly words: readonly string[];
  readonly onReplace: (id: string, by: string) => void;
}

const UNKNOWN = /^(\S+) was never named/;

/** Renders offers for an unknown name in a field: similar known parties, or naming it as a third party of this event. */
export function NameOffer({ pointer, words, onReplace }: Props) {
  const { faults, parties, onName } = useContext(FormContext);
  const ids = faultsAt(faults, pointer, true).flatMap(({ detail }) => UNKNOWN.exec(detail)?.[1] ?? []);
  const unknown = [...new Set(ids)].filter((id) => !parties.some((party) => party.id === id));
  const leave = (): void => document.getElementById(pointer)?.focus();
  if (unknown.length === 0) return null;
  return (
    <span className="name-offer">
      {unknown.flatMap((id) => {
        const name = words.findLast((each) => slugOf(each) === id && each !== id) ?? id;
        const add = (): void => {
          onName?.({ id, name });
          leave();
        };
        return [
          ...similarParties(id, parties).map((party) => (
            <button
              key={`${id} ${party.id}`}
              type="button"
              className="chip"
              onClick={() => {
                onReplace(id, party.id);
                leave();
              }}
            >
              It is {party.name}
            </button>
          )),
          ...(onName === null
            ? []
            : [
                <button key={id} type="button" className="chip" onClick={add}>
                  Add {name} under “Who else is named”
                </button>,
              ]),
        ];
      })}
    </span>
  );
}
