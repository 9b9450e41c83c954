import { showRegions } from './live-forms.ts';

const POLL_MS = 3_000;
const MAX_POLLS = 40;

/** Right after paying, the confirmation may still be on its way: look again for two minutes. */
export function pollOpenPayment(): void {
  let polls = 0;
  const timer = window.setInterval(() => {
    polls += 1;
    if (!document.querySelector('[data-poll]') || polls > MAX_POLLS) {
      window.clearInterval(timer);
      return;
    }
    if (document.visibilityState !== 'visible') return;
    fetch(window.location.href)
      .then((answer) => (answer.ok ? answer.text() : null))
      .then((html) => {
        if (html !== null) showRegions(html);
      })
      .catch(() => {
        // No line right now; the next look may succeed, and the page has its own reload link.
      });
  }, POLL_MS);
}
