import { CODE_HASH } from '@markthalle/domain/handOver';
import { handOverTexts as texts } from '../texts/packing.ts';
import { submitPlainly } from './submit-plainly.ts';

const PICKUP_CODE = /^\d{6}$/;

/** Checks codes on this phone, against hashes that came with the page; works without a line. */
export function checkCodesHere(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('form[data-code-form]');
  const input = form?.querySelector<HTMLInputElement>('[name="code"]');
  if (!form || !input || !crypto.subtle) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // A press that ends here must not look like one that is being sent.
    event.stopPropagation();
    check(page, form, input);
  });
  input.focus();
}

async function check(page: HTMLElement, form: HTMLFormElement, input: HTMLInputElement) {
  const code = input.value.replace(/\s/g, '');
  const part = await partOf(page, code);
  // The market may know a parcel that this copy of the page does not.
  if (part === null && navigator.onLine) return submitPlainly(form, null);
  const answer = form.querySelector<HTMLElement>('[data-code-answer]');
  const say = (...sentences: string[]) => answer?.replaceChildren(sentences.join(' '));
  if (part === null) return say(code.length < 6 ? texts.short : texts.wrong);
  if (part.dataset.gone) return say(texts.before);
  const { name = '', number = '', age } = part.dataset;
  say(...(age ? [texts.foundAge(Number(age))] : []), texts.found(name, number));
  part.dataset.gone = new Date().toISOString();
  give(page, part, code);
  input.value = '';
  input.focus();
}

async function partOf(page: HTMLElement, code: string): Promise<HTMLElement | null> {
  const parts = [...page.querySelectorAll<HTMLElement>('[data-part]')];
  const named = parts.find(({ dataset }) => dataset.number?.toLowerCase() === code.toLowerCase());
  if (named) return named;
  const { salt } = page.dataset;
  if (!PICKUP_CODE.test(code) || !salt) return null;
  const hash = await hashOf(code, salt);
  return parts.find(({ dataset }) => dataset.hash === hash && !dataset.gone) ?? null;
}

/** The same as the market computes; see apps/api packing/code-hashes.ts. */
async function hashOf(code: string, salt: string): Promise<string> {
  const material = await crypto.subtle.importKey('raw', bytesOf(code), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const { iterations, bytes } = CODE_HASH;
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: fromBase64Url(salt) },
    material,
    bytes * 8,
  );
  return btoa(String.fromCharCode(...new Uint8Array(bits)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );

/** The hand-over as an act of this phone; the code goes along and is checked again. */
function give(page: HTMLElement, part: HTMLElement, code: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.dataset.command = 'order.handed-over';
  form.dataset.subject = part.dataset.part;
  form.dataset.label = `${part.dataset.name} ${part.dataset.number}`;
  form.hidden = true;
  for (const [name, value] of [
    ['von', 'code'],
    ['code', code],
  ] as const) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  // Beside the forms of the page: a form within a form would send both.
  page.append(form);
  const box = part.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (box) Object.assign(box, { checked: false, disabled: true });
  form.requestSubmit();
}

/** Without a line the driver's parcels are acts too, one each, and the crates another. */
export function handOverWithoutLine(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('form[data-parts-form]');
  form?.addEventListener('submit', (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopPropagation();
    for (const box of form.querySelectorAll<HTMLInputElement>('[name="paket"]:checked')) {
      const part = box.closest<HTMLElement>('[data-part]');
      if (part && !box.disabled) give(page, part, '');
    }
    const crates = form.querySelector<HTMLInputElement>('[name="kisten"]');
    if (crates?.value) count(page, crates.value);
  });
}

function count(page: HTMLElement, crates: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.hidden = true;
  form.dataset.command = 'trip.counted';
  form.dataset.subject = page.dataset.handOver;
  form.dataset.label = crates;
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name: 'kisten', value: crates });
  form.append(input);
  page.append(form);
  form.requestSubmit();
}
