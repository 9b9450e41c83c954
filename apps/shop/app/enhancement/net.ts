const RECONNECTED_MS = 4_000;

/** Says when the line is gone and when it is back. */
export function watchNet(): void {
  const strip = document.querySelector<HTMLElement>('[data-net-strip]');
  if (!strip) return;
  const show = (state: 'offline' | 'reconnected') => {
    strip.hidden = false;
    strip.dataset.net = state;
    for (const words of strip.querySelectorAll<HTMLElement>('[data-net-state]')) {
      words.hidden = words.dataset.netState !== state;
    }
  };
  window.addEventListener('offline', () => show('offline'));
  window.addEventListener('online', () => {
    show('reconnected');
    window.setTimeout(() => {
      strip.hidden = true;
    }, RECONNECTED_MS);
  });
  if (!navigator.onLine) show('offline');
}
