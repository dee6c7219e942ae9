import { resolved } from './image-css';

const values: Record<string, string> = { '--ink': '#111', '--paper': '#fff', '--face-0': '#abc' };
const valueOf = (name: string): string => values[name] ?? '';

describe('a rule of an image', () => {
  it.each([
    ['.bar { fill: var(--face-0); stroke: var(--ink); }', '.bar { fill: #abc; stroke: #111; }'],
    ['.said text { stroke: var(--halo, var(--paper)); }', '.said text { stroke: #fff; }'],
    ['.said text { --halo: var(--face-0); }', '.said text { stroke: #abc; }'],
  ])('%s_has_its_variables_replaced_by_colours', (css, written) => {
    expect(resolved(css, valueOf)).toBe(written);
  });
});
