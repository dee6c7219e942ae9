import { createContext } from 'react';
import type { Recorded } from './recorded';

/** What stands in the partnership that something is recorded of. */
export const RecordedContext = createContext<Recorded>({
  name: undefined,
  timeline: undefined,
  lanes: [],
  parties: [],
  names: new Map(),
  palette: new Map(),
  choices: {},
});
