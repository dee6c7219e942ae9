import leven from 'leven';
import type { Environment } from './setting';
import { settingsTable } from './settings';

/** A variable that is no setting but looks like one. */
export interface UnknownVariable {
  readonly variable: string;
  /** The most similar setting; null: it only begins like some of them. */
  readonly meant: string | null;
}

const LONG = 6;

/** Kubernetes and Docker add such variables for each service, also for one that is called `kafka` or `database`. */
const LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP)(_(ADDR|PORT|PROTO))?)?)$/;

/** Returns the variables of an environment that were probably meant as settings, in their order. */
export function unknownVariables(environment: Environment): UnknownVariable[] {
  const known = settingsTable().map(({ variable }) => variable);
  const families = familiesOf(known);
  return Object.entries(environment).flatMap(([variable, text]) => {
    if (!text || known.includes(variable)) return [];
    const meant = mostSimilar(variable.toUpperCase(), known);
    const isOfFamily = families.has(firstWord(variable)) && !LINK.test(variable);
    return meant !== null || isOfFamily ? [{ variable, meant }] : [];
  });
}

/** Returns the setting at most one letter away, or two if the variable is long. */
function mostSimilar(variable: string, known: readonly string[]): string | null {
  const most = variable.length >= LONG ? 2 : 1;
  const distances = known.map((name) => ({ name, distance: leven(variable, name) }));
  const [nearest] = distances.filter(({ distance }) => distance <= most).sort((a, b) => a.distance - b.distance);
  return nearest?.name ?? null;
}

/** Returns the first words that several settings have. */
function familiesOf(known: readonly string[]): ReadonlySet<string> {
  const byWord = Map.groupBy(known, firstWord);
  return new Set([...byWord].filter(([, names]) => names.length > 1).map(([word]) => word));
}

const firstWord = (variable: string): string => variable.split('_', 1)[0]!;
