const RECONNECTED_MS = 4_000;

export type NetState = 'offline' | 'reconnected' | 'kept' | 'queued';

/** Shows one of the sentences that the strip at the top holds, and tells which. */
export function showNet(state: NetState): string {
  const strip = document.querySelector<HTMLElement>('[data-net-strip]');
  if (!strip) return '';
  strip.hidden = false;
  strip.dataset.net = state;
  let shown = '';
  for (const words of strip.querySelectorAll<HTMLElement>('[data-net-state]')) {
    words.hidden = words.dataset.netState !== state;
    if (!words.hidden) shown = words.textContent ?? '';
  }
  return shown;
}

/** Says when the line is gone, how old a copy is, and when the line is back. */
export function watchNet(): void {
  window.addEventListener('offline', () => showNet('offline'));
  window.addEventListener('online', () => {
    showNet('reconnected');
    window.setTimeout(() => {
      const strip = document.querySelector<HTMLElement>('[data-net="reconnected"]');
      if (strip) strip.hidden = true;
    }, RECONNECTED_MS);
  });
  const { keptAt } = document.documentElement.dataset;
  if (keptAt) showKeptSince(new Date(keptAt));
  else if (!navigator.onLine) showNet('offline');
}

/** "Stand von 14:02", with the day where it was another one. */
function showKeptSince(at: Date): void {
  const time = document.querySelector('[data-kept-time]');
  const isToday = at.toDateString() === new Date().toDateString();
  if (time) {
    time.textContent = at.toLocaleString(document.documentElement.lang, {
      ...(isToday ? {} : { day: 'numeric', month: 'long' }),
      hour: '2-digit',
      minute: '2-digit',
    });
  }
  showNet('kept');
}
