/** Text widths in the font of the picture, in pixels. */
const widths = new Map<string, number>();
const MOST_CACHED = 5_000;
let context: CanvasRenderingContext2D | null = null;

export function measureText(text: string): number {
  let width = widths.get(text);
  if (width === undefined) {
    context ??= contextOf();
    width = context === null ? text.length * 6.6 : context.measureText(text).width;
    if (widths.size > MOST_CACHED) widths.clear();
    widths.set(text, width);
  }
  return width;
}

function contextOf(): CanvasRenderingContext2D | null {
  const made = document.createElement('canvas').getContext('2d');
  if (made) made.font = `12px ${getComputedStyle(document.documentElement).getPropertyValue('--sans')}`;
  return made;
}
