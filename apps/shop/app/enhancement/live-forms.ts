import { startLoading, stopLoading } from './submits.ts';

/** Typing and repeated presses are sent together. */
const CHANGE_DELAY_MS = 500;

let changeTimer: number | undefined;
let latest = 0;

/**
 * Sends `data-live` forms in the background and shows the answer's `data-live-region`s: totals
 * follow each change without a reload. Sort lists (`data-submit-on-change`) send themselves.
 */
export function watchLiveForms(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement;
      if (form.dataset.live === undefined || form.dataset.plain !== undefined) return;
      event.preventDefault();
      submitLive(form, event.submitter);
    },
    true,
  );
  document.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    const { form } = field;
    if (form?.dataset.submitOnChange !== undefined) form.requestSubmit();
    if (form?.dataset.live === undefined || field.name === 'postcode') return;
    window.clearTimeout(changeTimer);
    changeTimer = window.setTimeout(() => submitLive(form, null), CHANGE_DELAY_MS);
  });
}

function submitLive(form: HTMLFormElement, submitter: HTMLElement | null): void {
  window.clearTimeout(changeTimer);
  latest += 1;
  const turn = latest;
  startLoading();
  const body = new FormData(form, submitter);
  fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(body as unknown as Record<string, string>),
  })
    .then((answer) => answer.text())
    .then((html) => {
      if (turn === latest) showRegions(html);
    })
    .catch(() => {
      form.dataset.plain = '';
      form.requestSubmit(submitter);
    })
    .finally(stopLoading);
}

/** Replaces each live region by the one of the same name in a page that the server sent. */
export function showRegions(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const focused = document.activeElement;
  const path = focused ? pathWithin(focused) : null;
  const fresh = page.querySelectorAll<HTMLElement>('[data-live-region]');
  if (fresh.length === 0) {
    window.location.reload();
    return;
  }
  for (const region of fresh) {
    const name = region.dataset.liveRegion;
    const shown = document.querySelector(`[data-live-region="${name}"]`);
    if (shown) keepOpen(shown, region);
    shown?.replaceWith(region);
  }
  const count = page.querySelector('[data-cart-count]');
  if (count) document.querySelector('[data-cart-count]')?.replaceWith(count);
  if (path) document.querySelector<HTMLElement>(path)?.focus();
}

/** What the reader has unfolded stays so, as long as nothing came or went. */
function keepOpen(shown: Element, fresh: Element): void {
  const before = shown.querySelectorAll('details');
  const now = fresh.querySelectorAll('details');
  if (before.length !== now.length) return;
  now.forEach((fold, at) => {
    fold.open ||= before[at]?.open ?? false;
  });
}

/** Finds the field that had the focus again: by its form's hidden ids and its own name. */
function pathWithin(element: Element): string | null {
  const field = element as HTMLInputElement;
  const form = field.closest('form');
  const key = form?.querySelector<HTMLInputElement>('[name=variantId], [name=producerId]');
  if (!form || !field.name) return null;
  const value = field.type === 'radio' || field.name === 'step' ? `[value="${field.value}"]` : '';
  const owner = key ? `form:has([value="${key.value}"]) ` : 'form[data-live] ';
  return `${owner}[name="${field.name}"]${value}`;
}
