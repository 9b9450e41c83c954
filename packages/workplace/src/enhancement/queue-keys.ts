/**
 * J and K walk through a list, Enter opens (the focused link does that by itself), `?` leads to
 * the list of keys. Never inside a field, and off where somebody switched it off (WCAG 2.1.4).
 */
export function walkQueues(): void {
  if (document.body.dataset.shortcuts === 'off') return;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') {
      location.assign('/einstellungen#tasten');
      return;
    }
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step === undefined) return;
    event.preventDefault();
    focusNeighbour(step);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

function focusNeighbour(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-queue] a[data-entry]')];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const next = here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
