import { fetchReader, offerCamera } from './camera.ts';

/** The library is fetched behind everything that the page itself needs. */
const FETCH_AFTER_MS = 3_000;

/** The buyer's code is shown to the camera instead of being typed; it is checked like a typed one. */
export function scanCodes(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('form[data-code-form]');
  const input = form?.querySelector<HTMLInputElement>('[name="code"]');
  const answer = form?.querySelector<HTMLElement>('[data-code-answer]');
  if (!form || !input) return;
  offerCamera(form.querySelector<HTMLElement>('[data-scan-camera]'), {
    found: (text) => {
      input.value = text.trim();
      form.requestSubmit();
    },
    say: (sentence) => answer?.replaceChildren(sentence),
  });
  // At the gate there may be no line any more.
  window.setTimeout(() => fetchReader().catch(() => undefined), FETCH_AFTER_MS);
}
