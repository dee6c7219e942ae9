import { createContext } from 'react';
import type { Recorded } from './recorded';

/** The recorded state of the partnership that the form is about. */
export const RecordedContext = createContext<Recorded>({
  name: undefined,
  timeline: undefined,
  lanes: [],
  parties: [],
  names: new Map(),
  palette: new Map(),
  choices: {},
});
