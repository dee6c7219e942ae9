import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf } from './answers';
import {
  answer,
  between,
  end,
  march,
  met,
  override,
  parties,
  published,
  record,
  stated,
  set,
  started,
  succeeded,
  what,
} from './given';
import { answerOver, exceptionsOn, resolved, scopesUpToAll } from './resolve';

const start = started('a', 'b');
const api = { kind: 'supply', scope: 'api' };
const all = { kind: 'supply', scope: 'all' };

describe('corrections', () => {
  const x = stated(march(2), set('x'));
  const corrected = (target: string, value: string) =>
    ({ type: 'EventCorrected', data: { target, reason: 'r', replacement: stated(march(2), set(value)) } }) as const;
  const retracted = (target: string) => ({ type: 'EventRetracted', data: { target, reason: 'r' } }) as const;
  const now = (...acts: Parameters<typeof record>) => {
    const history = record(start, x, ...acts);
    return answersOf(history, { version: history.length, clock: march(1), days: [march(3)] }).terms['supply/all']?.[
      march(3)
    ]?.values.map(({ value }) => value);
  };

  it('the_last_act_wins_and_correcting_a_retracted_event_reinstates_it', () => {
    expect(now(corrected('e2', 'y'), corrected('e3', 'z'))).toEqual(['z']);
    expect(now(retracted('e2'))).toBeUndefined();
    expect(now(retracted('e2'), corrected('e2', 'y'))).toEqual(['y']);
    expect(now(retracted('e2'), corrected('e3', 'y'))).toEqual(['y']);
  });

  it('retracting_an_act_withdraws_it_and_the_previous_one_applies', () => {
    expect(now(corrected('e2', 'y'), corrected('e2', 'z'), retracted('e4'))).toEqual(['y']);
    expect(now(corrected('e2', 'y'), retracted('e3'))).toEqual(['x']);
    expect(now(corrected('e2', 'y'), retracted('e3'), retracted('e4'))).toEqual(['y']);
    expect(now(retracted('e2'), retracted('e3'))).toEqual(['x']);
  });

  it('a_corrected_event_keeps_the_record_order_of_its_root', () => {
    const history = record(start, x, stated(march(2), set('y')), corrected('e2', 'z'));
    expect(what(history, march(3))).toBe('y definitely');
  });

  it('an_answer_at_an_earlier_version_stays_the_same', () => {
    const history = record(start, x, corrected('e2', 'z'));
    expect(what(history, march(3), { version: 2 })).toBe('x definitely');
  });
});

describe('scopes within scopes', () => {
  it('lead_from_a_particular_scope_to_all', () => {
    expect(scopesUpToAll('api.stateless')).toEqual(['api.stateless', 'api', 'all']);
  });

  it('the_narrowest_scope_with_a_term_in_force_or_suspended_counts_in_each_world', () => {
    const history = record(
      start,
      stated(march(1), set('general')),
      stated(between(3, 4), set('narrow', api)),
      stated(march(6), override(null, { ...api, until: march(7) })),
    );
    const resolvedOn = (at: string) =>
      resolved(history, { version: 4, clock: march(1), at }, api).map(
        ({ value, certainty, resolvedFrom }) => `${String(value)} ${certainty} from ${resolvedFrom}`,
      );
    expect(resolvedOn(march(2))).toEqual(['general definitely from all']);
    expect(resolvedOn(march(3))).toEqual(['narrow possibly from api', 'general possibly from all']);
    expect(resolvedOn(march(4))).toEqual(['narrow definitely from api']);
    expect(resolvedOn(march(6))).toEqual([]);
  });

  it('share_the_days_of_one_world', () => {
    const history = record(
      start,
      met('handover', between(3, 5)),
      stated(march(1), set('narrow', { ...api, untilCondition: 'handover' })),
      stated(march(1), set('general', { fromCondition: 'handover' })),
    );
    // On the day of the handover the narrow term is still in force; on every other day one of the two is.
    const values = resolved(history, { version: 4, clock: march(1), at: march(4) }, api);
    expect(values.map(({ value, certainty }) => `${String(value)} ${certainty}`)).toEqual([
      'narrow possibly',
      'general possibly',
    ]);
  });

  it('the_general_answer_names_narrower_scopes_that_differ_or_are_suspended', () => {
    const history = record(
      start,
      stated(
        march(1),
        set('x'),
        set('x', api),
        set('y', { scope: 'hardware' }),
        set('z', { scope: 'ended', until: march(2) }),
      ),
      stated(march(5), override(null, { ...api, until: march(6) })),
    );
    const exceptions = (at: string) => exceptionsOn(history, { version: 3, clock: march(1), at }, all);
    expect(exceptions(march(3))).toEqual(['hardware']);
    expect(exceptions(march(5))).toEqual(['api', 'hardware']);
  });
});

describe('an interval as at', () => {
  it('is_definite_if_each_day_is_and_possible_if_one_day_may_be', () => {
    const history = record(start, stated(march(3), set('x')), stated(march(5), end()));
    const inForceOver = (from: number, to: number) =>
      answerOver(history, { version: 3, clock: march(1), from: march(from), to: march(to) }, all).inForce;
    expect([inForceOver(3, 4), inForceOver(2, 4), inForceOver(1, 2)]).toEqual(['definitely', 'possibly', 'not']);
  });

  it('definitely_binds_the_parties_that_are_bound_on_all_its_days', () => {
    const history = record(started('a', 'b', 'c'), stated(march(1), set('x')), parties(march(4), { left: ['c'] }));
    const { values } = answerOver(history, { version: 3, clock: march(1), from: march(3), to: march(5) }, all);
    expect(values).toMatchObject([{ certainty: 'definitely', between: ['a', 'b'], mayBind: ['c'] }]);
  });
});

describe('beside the answers', () => {
  it('a_dissent_is_listed_for_its_days_and_a_reported_effect_as_not_counted', () => {
    const contest = { effect: 'contest', ...all, value: 'y', from: between(3, 4), until: march(5) } as const;
    const history = record(start, stated(march(1), set('x'), contest), {
      ...stated(march(4), end()),
      standing: 'reported',
    });
    const listed = (day: number) => {
      const { contested, notCounted } = answer(history, march(day));
      return [contested.length, notCounted.map(({ effect, because }) => `${effect} ${because}`).join()];
    };
    expect([2, 3, 5, 6].map(listed)).toEqual([
      [0, ''],
      [1, ''],
      [1, 'end reported'],
      [0, 'end reported'],
    ]);
    expect(what(history, march(5))).toBe('x definitely');
  });

  it('a_reaffirmation_of_the_old_value_does_not_apply_to_the_new_one', () => {
    const reaffirmed = stated(march(3), { effect: 'reaffirm', ...all });
    const history = record(start, stated(march(1), set('x')), reaffirmed, stated(march(5), set('y')));
    const last = (day: number) => answer(history, march(day)).values[0]?.lastReaffirmed?.on;
    expect([2, 3, 4, 5].map(last)).toEqual([undefined, march(3), march(3), undefined]);
  });

  it('a_general_reaffirmation_covers_terms_that_bind_only_its_parties_or_their_predecessors', () => {
    const history = record(
      started('a', 'b', 'c'),
      stated(march(1), set('x', { between: ['a', 'b'] }), set('x', { scope: 'three' })),
      parties(march(2), { succeeded: [succeeded('b', 'd')] }),
      { ...stated(march(4), { effect: 'reaffirm', kind: '*', scope: 'all' }), assertedBy: [' A', 'D'] },
    );
    expect(answer(history, march(5)).values[0]?.lastReaffirmed?.on).toBe(march(4));
    expect(answer(history, march(5), { term: 'supply/three' }).values[0]?.lastReaffirmed).toBeNull();
  });

  it('an_announcement_is_listed_until_a_definitive_event_touches_its_term', () => {
    const announced = { ...stated(march(2), set('x')), standing: 'non-binding' } as const;
    const on = (...more: Parameters<typeof record>) => {
      const history = record(start, announced, ...more);
      const days = [1, 2, 3, 4, 5].map(march);
      const byDay = answersOf(history, { version: history.length, clock: march(1), days }).days;
      return days.filter((day) => byDay[day]?.announced.includes('e2')).map((day) => Number(day.slice(-2)));
    };
    expect(on()).toEqual([2, 3, 4, 5]);
    expect(on(stated(march(4), end()))).toEqual([2, 3]);
    expect(on({ ...stated(march(4), end()), standing: 'reported' })).toEqual([2, 3, 4, 5]);
  });

  it('an_agreement_of_a_non_binding_event_is_announced_until_it_is_amended', () => {
    const history = record(
      start,
      { ...published(march(2), { id: 'plan', form: 'mou' }), standing: 'non-binding' },
      published(march(4), { id: 'deal', amends: ['plan'] }),
    );
    const byDay = answersOf(history, { version: 3, clock: march(1), days: [march(3), march(4)] }).days;
    expect([march(3), march(4)].map((day) => byDay[day]?.announced)).toEqual([['e2'], []]);
  });
});

describe('the oracle', () => {
  it('shares_no_code_with_the_implementation', () => {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts'));
    const imported = files.flatMap((file) => {
      const text = readFileSync(join(__dirname, file), 'utf8');
      return [...text.matchAll(/^(?:import|export) .*?from '([^']+)'|^\} from '([^']+)'/gm)].map(
        ([, one, other]) => one ?? other ?? '',
      );
    });
    expect(imported.length).toBeGreaterThan(50);
    expect(imported.filter((path) => !path.startsWith('./') && !path.startsWith('node:'))).toEqual([]);
  });
});
