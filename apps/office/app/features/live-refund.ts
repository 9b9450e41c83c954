const PAUSE_MS = 400;

/**
 * While somebody fills in a refund, the page asks itself for the preview that the button would show,
 * and puts it in place. Without scripts the button does the same.
 */
export function previewRefunds(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-refund]');
  if (!form) return;
  let waiting: number | undefined;
  let asked = 0;
  form.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      asked += 1;
      void show(form, asked, () => asked);
    }, PAUSE_MS);
  });
}

/** An answer that was overtaken by a later question is thrown away, and so is one that failed. */
async function show(form: HTMLFormElement, question: number, latest: () => number): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  body.set('intent', 'preview');
  const answer = await fetch(window.location.href, { method: 'POST', body }).catch(() => null);
  if (answer === null || !answer.ok || question !== latest()) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-refund-preview]');
  const shown = form.querySelector('[data-refund-preview]');
  if (fresh && shown) shown.replaceChildren(...fresh.childNodes);
}
