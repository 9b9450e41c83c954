import { showNet } from './net.ts';

const LOADING_LINE_DELAY_MS = 300;

let loadingTimer: number | undefined;

/** Shows the loading line when something takes longer than a moment. */
export function startLoading(): void {
  window.clearTimeout(loadingTimer);
  loadingTimer = window.setTimeout(() => {
    document.documentElement.dataset.loading = '';
  }, LOADING_LINE_DELAY_MS);
}

export function stopLoading(): void {
  window.clearTimeout(loadingTimer);
  delete document.documentElement.dataset.loading;
}

/** A form that is on its way ignores a second press; its button says so and keeps the focus. */
export function guardSubmits(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (!navigator.onLine) {
      // Nothing is sent and nothing typed is lost; the browser's own error page would lose it.
      event.preventDefault();
      showNet('offline');
      return;
    }
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    const button = event.submitter;
    const words = button?.dataset.sending;
    if (button && words) {
      button.setAttribute('aria-busy', 'true');
      button.dataset.label = button.textContent ?? '';
      // After the browser has read the form, or the button's own name would be lost.
      window.setTimeout(() => {
        button.textContent = words;
      });
    }
    startLoading();
  });

  // A page that comes back from the back-forward cache is whole again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}
