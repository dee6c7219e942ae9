import type { ConditionExpression, Content, Effect, History } from './events';
import {
  agreementEnded,
  between,
  end,
  ended,
  march,
  met,
  override,
  published,
  record,
  stated,
  set,
  started,
} from './given';
import type { Random } from './random';

/** A history in which the claims of one term share more imprecise days than an implementation has to take together, so answers may be cautious. */
export function sharingHistory(random: Random): History {
  const someDays = (): string => {
    const day = random.whole(2, 7);
    return between(day, day + 1);
  };
  const matters = [
    met('approval', someDays()),
    met('closing', someDays()),
    agreementEnded(someDays(), 'deal'),
    ...(random.chance(0.8) ? [ended(someDays())] : []),
  ];
  const claims = Array.from({ length: random.whole(3, 4) }, (): Content => {
    const made = stated(march(random.whole(1, 6)), effect(random));
    return random.chance(0.6) ? { ...made, agreement: 'deal' } : made;
  });
  const contents = [...matters, ...claims].map((content) => ({ content, place: random.next() }));
  contents.sort((left, right) => left.place - right.place);
  return record(
    started('a', 'b'),
    published(march(1), { id: 'deal' }, set('x', { untilCondition: expression(random) })),
    ...contents.map(({ content }) => content),
  );
}

function expression(random: Random): ConditionExpression {
  return random.of([
    'approval',
    'closing',
    { all: ['approval', 'closing'] },
    { any: ['closing', 'approval'] },
  ] as const);
}

function effect(random: Random): Effect {
  const value = random.of(['x', 'y', 'z']);
  const ending = { untilCondition: expression(random) };
  switch (random.weighted({ until: 5, from: 3, override: 3, end: 1 })) {
    case 'until':
      return set(value, ending);
    case 'from':
      return set(value, { fromCondition: expression(random) });
    case 'override':
      return override(value, { until: march(random.whole(6, 8)), ...ending });
    case 'end':
      return end({ fromCondition: expression(random) });
  }
}
