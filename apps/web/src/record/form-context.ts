import { createContext } from 'react';
import type { Party } from '#client';
import type { JsonSchema } from '../service/service';
import type { Fault } from './draft';
import type { Amount } from './found-in-text';
import type { TermInText } from './terms-in-text';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the fields of a form have in common. */
export interface Form {
  readonly faults: readonly Fault[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** Everybody who is named in the partnership or in the draft. */
  readonly parties: readonly Party[];
  /** What members of these names can be chosen from. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  /** Names somebody who is no party; null where an event cannot. */
  readonly onName: ((party: Party) => void) | null;
  /** What was found in the text that the user began with. */
  readonly inText: {
    readonly amounts: readonly Amount[];
    readonly named: readonly Party[];
    readonly terms: readonly TermInText[];
  };
}

export const NOTHING_KNOWN: Form = {
  faults: [],
  definitions: {},
  parties: [],
  choices: {},
  onName: null,
  inText: { amounts: [], named: [], terms: [] },
};

export const FormContext = createContext<Form>(NOTHING_KNOWN);
