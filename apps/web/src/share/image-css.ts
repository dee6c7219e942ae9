/** Selects the CSS rules of a picture and resolves their variables, because an image has no page to inherit them from. */
const SHAPES =
  /\.(?:bar|hit|hatch|hatching|sparse|exception|suspended|stripe|stripe-ground|flag-of-notice|bound-change|renewal|renewal-turn|renewal-ground|called-off|ended|said|beside|announced|contest|contest-alone|zigzag|drop|drop-end|arrow)\b/;
const IN_PAGE_ONLY = /:hover|:focus|\.small|data-mov/;
const VARIABLE = /var\((--[\w-]+)(?:, *(?:var\([^)]*\)|[^()]*))?\)/g;

export function imageCss(sheets: Iterable<CSSStyleSheet>, valueOf: (variable: string) => string): string {
  const rules = [...sheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => 'selectorText' in rule);
  return (rules as CSSStyleRule[])
    .filter(({ selectorText }) => SHAPES.test(selectorText) && !IN_PAGE_ONLY.test(selectorText))
    .map(({ cssText }) => resolved(cssText, valueOf))
    .join('\n');
}

/** Resolves the variables of a rule. The halo of a text is a variable; in an image it becomes a stroke. */
export const resolved = (css: string, valueOf: (variable: string) => string): string =>
  css
    .replaceAll('--halo:', 'stroke:')
    .replaceAll(VARIABLE, (_, name: string) => valueOf(name === '--halo' ? '--paper' : name));
