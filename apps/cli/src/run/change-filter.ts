import type { ChangeFilter } from '#client';
import type { Argv } from 'yargs';
import { given } from './given';

/** Adds the options that filter term changes, which are the same on every channel. */
export const withChangeFilter = <T>(cli: Argv<T>) =>
  cli
    .option('partnership', { type: 'string', array: true, requiresArg: true, describe: 'only these partnerships' })
    .option('kind', { type: 'string', array: true, requiresArg: true, describe: 'only terms of these kinds' })
    .option('scope', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'only terms of these scopes; api.* for one and all narrower ones',
    })
    .option('type', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'only changes of these types; reaffirmed and announced come only when named',
    })
    .option('retroactive', {
      type: 'boolean',
      describe: 'only changes that affect past days (--no-retroactive: only others)',
    });

interface FilterFlags {
  readonly partnership?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly retroactive?: boolean | undefined;
}

/** Reads the filter. Each option may be repeated, or list several names separated by commas. */
export function filterOf({ partnership, kind, scope, type, retroactive }: FilterFlags): ChangeFilter {
  const each = (names: readonly string[] | undefined) => names?.flatMap((name) => name.split(','));
  // The service checks the types.
  const types = each(type) as ChangeFilter['type'];
  return given({ partnership: each(partnership), kind: each(kind), scope: each(scope), type: types, retroactive });
}
