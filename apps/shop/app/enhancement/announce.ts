/** Says a sentence politely to screen readers. */
export function announce(message: string): void {
  const region = document.querySelector('[data-announce]');
  if (region) region.textContent = message;
}
