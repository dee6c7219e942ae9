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

/** The data that the fields of a form share. */
export interface Form {
  readonly faults: readonly Fault[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** All parties named in the partnership or in the draft. */
  readonly parties: readonly Party[];
  /** The choices for members, by the name of the member. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  /** Adds a named third party to the event; null if the event type allows none. */
  readonly onName: ((party: Party) => void) | null;
  /** The facts that were found in the pasted text. */
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
