import type { ConditionElement, Content, Effect, History, HistoryEvent, Until } from './events';
import { boundsOf, LAST_DAY, FIRST_DAY } from './dates';

/** The names of the features of DESIGN 5 to 7 that a history has. */
export function featuresOf(history: History): ReadonlySet<string> {
  const found = new Set<string>();
  const published = new Set<string>();
  for (const event of history) {
    found.add(event.type);
    for (const name of featuresOfAct(event, history)) found.add(name);
    const content = event.type === 'EventCorrected' ? event.data.replacement : event;
    if (content.type === 'EventRetracted') continue;
    for (const name of [...featuresOfContent(content), ...featuresOfData(content, published)]) found.add(name);
    for (const effect of content.effects ?? []) for (const name of featuresOfEffect(effect)) found.add(name);
  }
  return found;
}

function featuresOfAct(event: HistoryEvent, history: History): string[] {
  if (event.type !== 'EventCorrected' && event.type !== 'EventRetracted') return [];
  const target = history.find(({ id }) => id === event.data.target)?.type;
  if (target === 'PartnershipStarted') return ['the start is corrected'];
  return target === 'EventCorrected' || target === 'EventRetracted' ? [`${event.type} of ${target}`] : [];
}

const featuresOfContent = ({ occurred, standing, agreement, assertedBy = [], thirdParties, type }: Content): string[] =>
  where({
    ...featuresOfDate('occurred', occurred),
    [`standing ${standing ?? ''}`]: standing !== undefined,
    'of an agreement': agreement !== undefined,
    'an assignment': agreement !== undefined && type === 'PartiesChanged',
    'asserted by name': assertedBy.some((text) => text.trim() !== text),
    'asserted by a publisher': assertedBy.includes('The Daily'),
    'third parties': thirdParties !== undefined,
  });

function featuresOfData({ type, data }: Content, published: Set<string>): string[] {
  if (type === 'AgreementPublished') {
    const { id, form, amends = [] } = data.agreement;
    const isAgain = published.has(id);
    published.add(id);
    return where({
      [`form ${form}`]: true,
      'published again': isAgain,
      'amends by the event': [amends].flat().some((name) => /^e\d+$/.test(name)),
      'amends nothing known': amends.includes('nothing-known'),
    });
  }
  if (type === 'PartiesChanged') {
    const succeeded = (data.succeeded ?? []).map(({ party }) => party);
    return [...Object.keys(data), ...where({ 'two successors of one': new Set(succeeded).size < succeeded.length })];
  }
  return where({ 'in response': 'inResponseTo' in data });
}

function featuresOfEffect(effect: Effect): string[] {
  const { scope } = effect;
  const found = [effect.effect, ...where({ 'scope in a scope': scope.includes('.'), 'narrow scope': scope === 'api' })];
  if (effect.effect === 'notice') return found;
  if (effect.effect === 'reaffirm') return [...found, ...where({ 'reaffirms all': effect.kind === '*' })];
  if (effect.from !== undefined) found.push(...where(featuresOfDate(`${effect.effect} from`, effect.from)));
  if (effect.effect === 'contest') return found;
  found.push(
    ...where({ by: effect.by !== undefined, 'fromCondition and from': 'fromCondition' in effect && 'from' in effect }),
    ...featuresOfExpression('fromCondition', effect.fromCondition),
  );
  if (effect.effect === 'end') return [...found, ...where({ 'end of override': effect.of === 'override' })];
  const { until, untilCondition, survives, between } = effect;
  found.push(
    ...featuresOfUntil(effect.effect, until),
    ...featuresOfExpression('untilCondition', untilCondition),
    ...where({
      'until and untilCondition': until !== undefined && untilCondition !== undefined,
      survives: survives === true,
      between: between !== undefined,
      'between one': between?.length === 1,
      'between a third party': between?.some((name) => name === 's' || name === 't') ?? false,
      suspension: effect.effect === 'override' && effect.value === null,
      'a value of members': typeof effect.value === 'object' && effect.value !== null,
    }),
  );
  if (effect.effect === 'override') return found;
  const { renewal, replaces, clarifies } = effect;
  const replacesOwn = replaces?.some((term) => term.kind === effect.kind) ?? false;
  return [
    ...found,
    ...where({
      renewal: renewal !== undefined,
      'renewal with notice': renewal?.notice !== undefined,
      'renewal a number of times': renewal?.times !== undefined,
      'renewal from the end of a month': renewal !== undefined && until === '2024-03-31',
      replaces: replaces !== undefined,
      'replaces another scope': replacesOwn,
      clarifies: clarifies === true,
    }),
  ];
}

function featuresOfUntil(effect: string, until: Until | undefined): string[] {
  if (until === undefined) return [`${effect} without end`];
  if (typeof until === 'string') return where(featuresOfDate(`${effect} until`, until));
  return ['for' in until ? `${effect} for a period` : `${effect} until unknown`];
}

function featuresOfExpression(name: string, expression: ConditionElement | undefined): string[] {
  if (expression === undefined) return [];
  if (typeof expression === 'string') return [name];
  if ('day' in expression) return [`${name} day`];
  const [how, elements] = 'all' in expression ? ['all', expression.all] : ['any', expression.any as ConditionElement[]];
  const isNested = elements.some((element) => typeof element === 'object' && !('day' in element));
  return [
    `${name} ${how}`,
    ...(isNested ? [`${name} nested`] : []),
    ...elements.flatMap((each) => featuresOfExpression(name, each)),
  ];
}

function featuresOfDate(of: string, written: string): Record<string, boolean> {
  const { lo, hi } = boundsOf(written);
  const isOpen = lo === FIRST_DAY || hi === LAST_DAY;
  return {
    [`${of} exact`]: lo === hi,
    [`${of} imprecise`]: lo < hi && !isOpen,
    'a date open to one side': isOpen,
    'a qualified date': /[~%?]$/.test(written),
    'a month, a quarter, a year or a decade': /^[\dX-]+$/.test(written) && lo < hi,
  };
}

const where = (features: Record<string, boolean>): string[] => Object.keys(features).filter((name) => features[name]);

/** Every feature that generated histories have to have. */
export const expectedFeatures: readonly string[] = [
  ...['PartnershipStarted', 'PartiesChanged', 'StatementMade', 'AgreementPublished', 'AgreementEnded'],
  ...['TermsReaffirmed', 'CollaborationAnnounced', 'ComputeCommitmentAnnounced', 'InvestmentMade', 'ConditionMet'],
  ...['ConditionRuledOut', 'SourcesReviewed', 'PartnershipEnded', 'EventCorrected', 'EventRetracted'],
  ...['the start is corrected', 'EventRetracted of EventCorrected', 'EventRetracted of EventRetracted'],
  ...['occurred exact', 'occurred imprecise', 'a date open to one side', 'a qualified date'],
  ...['a month, a quarter, a year or a decade', 'standing reported', 'standing non-binding'],
  ...[
    'of an agreement',
    'an assignment',
    'asserted by name',
    'asserted by a publisher',
    'third parties',
    'in response',
  ],
  ...['agreement', 'amendment', 'restatement', 'extension', 'mou', 'side-letter', 'term-sheet', 'order'].map(
    (form) => `form ${form}`,
  ),
  ...['published again', 'amends by the event', 'amends nothing known'],
  ...['joined', 'left', 'renamed', 'succeeded', 'two successors of one'],
  ...['set', 'override', 'end', 'notice', 'reaffirm', 'contest', 'scope in a scope', 'narrow scope', 'reaffirms all'],
  ...['set', 'override', 'end', 'contest'].flatMap((effect) => [`${effect} from exact`, `${effect} from imprecise`]),
  ...['set', 'override'].flatMap((effect) => [`${effect} until exact`, `${effect} until imprecise`]),
  ...['set', 'override'].flatMap((effect) => [`${effect} until unknown`, `${effect} for a period`]),
  ...['fromCondition', 'untilCondition'].flatMap((name) => [name, `${name} all`, `${name} any`, `${name} day`]),
  ...['fromCondition nested', 'untilCondition nested', 'fromCondition and from', 'until and untilCondition', 'by'],
  ...['end of override', 'survives', 'between', 'between one', 'between a third party', 'suspension'],
  ...['a value of members', 'set without end', 'renewal', 'renewal with notice', 'renewal a number of times'],
  ...['renewal from the end of a month', 'replaces', 'replaces another scope', 'clarifies'],
];

/** Features of which each pair has to occur together in some history. */
export const featuresThatMeet: readonly string[] = [
  ...['PartiesChanged', 'AgreementEnded', 'PartnershipEnded', 'ConditionMet', 'ConditionRuledOut', 'EventCorrected'],
  ...['EventRetracted', 'occurred imprecise', 'override', 'suspension', 'end', 'notice', 'contest', 'fromCondition'],
  ...[
    'untilCondition',
    'renewal',
    'survives',
    'between',
    'replaces',
    'succeeded',
    'joined',
    'left',
    'scope in a scope',
  ],
  ...['set for a period', 'set until unknown', 'clarifies', 'standing reported', 'SourcesReviewed', 'reaffirms all'],
];
