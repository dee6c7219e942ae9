import type { Problem } from '#client';
import { printableAnswer } from './printable';

/** Problem details as text: the sentence with its code, then a line for each fault with where it is. */
export function tellProblem(problem: Problem): string {
  const { title, detail, code, errors = [], instance } = printableAnswer(problem) as Problem;
  const [only] = errors;
  if (only !== undefined && errors.length === 1) return `${sentence(only.detail)} (${only.code}${at(only.pointer)})`;
  const faults = errors.map((fault) => `  ${placed(fault)} (${fault.code})`);
  const quote = instance === undefined ? [] : [`  quote ${instance} when you report this`];
  return [`${sentence(detail ?? title)} (${code})`, ...faults, ...quote].join('\n');
}

type Fault = NonNullable<Problem['errors']>[number];

/** Most sentences begin with the place they are about. */
const placed = ({ pointer, detail }: Fault): string =>
  pointer === '' || detail.startsWith(pointer) ? detail : `${pointer}: ${detail}`;

const at = (pointer: string): string => (pointer === '' ? '' : ` at ${pointer}`);

const sentence = (text: string): string => {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
};
