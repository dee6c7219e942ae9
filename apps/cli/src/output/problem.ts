import type { Problem } from '#client';
import { printableAnswer } from './printable';

/** Renders problem details as text: the sentence with its code, then one line per fault with its location. */
export function renderProblem(problem: Problem): string {
  const { title, detail, code, errors = [], instance } = printableAnswer(problem) as Problem;
  const [only] = errors;
  if (only !== undefined && errors.length === 1) return `${sentence(only.detail)} (${only.code}${at(only.pointer)})`;
  const faults = errors.map((fault) => `  ${placed(fault)} (${fault.code})`);
  const quote = instance === undefined ? [] : [`  quote ${instance} when you report this`];
  return [`${sentence(detail ?? title)} (${code})`, ...faults, ...quote].join('\n');
}

type Fault = NonNullable<Problem['errors']>[number];

/** Adds the pointer to a fault, unless the detail begins with it, as most do. */
const placed = ({ pointer, detail }: Fault): string =>
  pointer === '' || detail.startsWith(pointer) ? detail : `${pointer}: ${detail}`;

const at = (pointer: string): string => (pointer === '' ? '' : ` at ${pointer}`);

const sentence = (text: string): string => {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
};
