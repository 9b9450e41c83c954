import { announce } from './announce.ts';
import { showNet } from './net.ts';
import { startLoading, stopLoading } from './submits.ts';
import { keepAdd, sendWaitingAdds } from './waiting-adds.ts';

type Added =
  | { ok: true; itemCount: number; message: string; count: string }
  | { ok: false; message: string };

const DONE_MS = 2_000;
const MESSAGE_MS = 6_000;

const underway = new WeakSet<HTMLFormElement>();

/** Puts articles into the basket where the page is; on any fault the plain form takes over. */
export function addWithoutReload(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement;
      if (form.dataset.addToCart === undefined || form.dataset.plain !== undefined) return;
      event.preventDefault();
      if (underway.has(form)) return;
      underway.add(form);
      startLoading();
      send(form, event.submitter)
        .catch((error: unknown) => {
          // Without a line the plain form would only lead to the browser's error page.
          if (!navigator.onLine || error instanceof TypeError) {
            showMessage(form, showNet('offline'));
            return;
          }
          form.dataset.plain = '';
          form.submit();
        })
        .finally(() => {
          underway.delete(form);
          stopLoading();
        });
    },
    true,
  );
  const sendWaiting = () => {
    // What could not be sent is lost rather than bought twice; the basket shows what is in it.
    sendWaitingAdds(post).catch(() => showNet('offline'));
  };
  window.addEventListener('online', sendWaiting);
  sendWaiting();
}

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  if (!navigator.onLine) {
    if (!keepAdd(form.action, body)) throw new Error('nothing can be kept here');
    return;
  }
  const added = await post(form.action, body);
  if (!added.ok) {
    showMessage(form, added.message);
    return;
  }
  if (button) {
    button.dataset.done = '';
    window.setTimeout(() => delete button.dataset.done, DONE_MS);
  }
}

/** Sends one add and shows the new count. */
async function post(action: string, body: URLSearchParams): Promise<Added> {
  const answer = await fetch(action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
  });
  const added = (await answer.json()) as Added;
  announce(added.message);
  if (added.ok) showCount(added.itemCount, added.count);
  return added;
}

function showCount(itemCount: number, words: string): void {
  const mark = document.querySelector<HTMLElement>('[data-cart-count]');
  if (!mark) return;
  mark.hidden = itemCount === 0;
  const [number, spoken] = mark.children;
  if (number) number.textContent = String(itemCount);
  if (spoken) spoken.textContent = words;
}

function showMessage(form: HTMLFormElement, message: string): void {
  form.querySelector('.button-message')?.remove();
  const note = document.createElement('p');
  note.className = 'button-message';
  note.textContent = message;
  form.append(note);
  window.setTimeout(() => note.remove(), MESSAGE_MS);
}
