import { packingTexts } from '../texts/packing.ts';
import { STORED_EVENT } from './stored-event.ts';

/** Each tick is an act of its own, kept on the phone at once; see app/offline/start.ts. */
export function sendTicks(page: HTMLElement): void {
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.tick) return;
    const words = target.closest('label')?.textContent?.trim() ?? packingTexts.saveTicks;
    formFor(target, words).requestSubmit();
  });
}

/** The form that stands for one box; its line of state is for readers of the screen only. */
function formFor(box: HTMLInputElement, words: string): HTMLFormElement {
  const id = `tick-${box.value}`;
  const known = document.getElementById(id);
  const form = known instanceof HTMLFormElement ? known : document.createElement('form');
  if (form !== known) {
    form.id = id;
    form.method = 'post';
    form.hidden = true;
    form.dataset.command = 'packing.ticked';
    form.dataset.subject = box.value;
    form.dataset.label = words.slice(0, MAX_LABEL_CHARS);
    box.closest('li')?.append(form);
  }
  form.replaceChildren(
    hidden('tag', box.dataset.tick ?? ''),
    hidden('gesehen', box.value),
    ...(box.checked ? [hidden('haken', box.value)] : []),
  );
  return form;
}

const MAX_LABEL_CHARS = 80;

/** Pieces that were reported missing here are no change that somebody must be asked about. */
export function followShortages(page: HTMLElement): void {
  page.addEventListener(
    STORED_EVENT,
    ({ target }) => {
      if (!(target instanceof HTMLFormElement)) return;
      if (target.dataset.command !== 'order.shortage') return;
      const missing = Number(new FormData(target).get(`fehlt_${target.dataset.subject}`));
      const ready = target
        .closest('article')
        ?.querySelector<HTMLFormElement>('form[data-command="order.ready"]');
      if (ready) ready.dataset.baseVersion = `${Number(ready.dataset.baseVersion) - missing}`;
    },
    { capture: true },
  );
}

/** Without a line everything is packed parcel by parcel: the same acts, one after the other. */
export function packAllWithoutLine(page: HTMLElement): void {
  document.addEventListener(
    'submit',
    (event) => {
      if (navigator.onLine || !(event.submitter instanceof HTMLButtonElement)) return;
      if (event.submitter.value !== 'gepackt') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const parcels = page.querySelectorAll<HTMLFormElement>('form[data-command="order.ready"]');
      for (const form of parcels) form.requestSubmit();
    },
    { capture: true },
  );
}

function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name, value });
  return input;
}
