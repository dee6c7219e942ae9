/* Whether a pointer is pressed now, and the functions to call when it is released. */
let isPressed = false;
const waiting = new Set<() => void>();

document.addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel'] as const)
  document.addEventListener(
    end,
    () => {
      isPressed = false;
      const acts = [...waiting];
      waiting.clear();
      for (const act of acts) act();
    },
    true,
  );

/** Calls a function at once, or when the pressed pointer is released: a button that moves while it is pressed gets no click. */
export function afterPress(act: () => void): void {
  if (isPressed) waiting.add(act);
  else act();
}
