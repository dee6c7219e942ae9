import { Type, type Static } from 'typebox';
import { closed, literals, Text } from '../primitives';

/**
 * A decimal number. It is a string because a JSON number would be read as a double. Each number has one spelling, so that equal amounts are equal
 * JSON.
 */
export const Decimal = Type.String({
  pattern: '^(0|[1-9]\\d*)(\\.\\d*[1-9])?$',
  maxLength: 40,
  description: 'a decimal number as a string, without sign, leading zeros or trailing zeros after the point: "12.5"',
});

/** A currency code. It is not checked against a list, because the list changes with the platform's ICU data and a recorded value must stay valid. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code: "USD"' });

export const qualifiers = ['exactly', 'about', 'up-to', 'at-least'] as const;
export const Qualifier = literals(qualifiers, 'how the number is meant; left out: as stated');
export type Qualifier = Static<typeof Qualifier>;

const qualifier = Type.Optional(Qualifier);

/** A range from the lower to the higher number, both included. */
export const DecimalRange = closed(
  { from: Decimal, to: Decimal },
  { description: 'a range of numbers: {"from": "200", "to": "300"}' },
);
export type DecimalRange = Static<typeof DecimalRange>;

const NumberOrRange = Type.Union([Decimal, DecimalRange]);

export const Money = closed(
  { amount: NumberOrRange, currency: Currency, qualifier },
  { description: 'in whole units of the currency' },
);
export type Money = Static<typeof Money>;

export const Percentage = closed({ value: NumberOrRange, qualifier }, { description: '"27" is 27 per cent' });
export type Percentage = Static<typeof Percentage>;

export const Quantity = closed({ value: NumberOrRange, unit: Text(40, 'for example "GW"'), qualifier });
export type Quantity = Static<typeof Quantity>;
