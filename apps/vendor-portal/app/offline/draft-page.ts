import { draftClock, draftTexts as texts } from '../texts/draft-texts.ts';
import { type Acting, askWhoActs } from './acting.ts';
import { DraftDesk } from './draft-desk.ts';
import { postForm, sendSubmitted } from './draft-sending.ts';
import { type LocalStore, openLocalStore } from './local-store.ts';
import { submitPlainly } from './submit-plainly.ts';

/** Everything about drafts on this page; null where nobody is signed in or the browser keeps nothing. */
export async function openDrafts(form: HTMLFormElement | null): Promise<DraftPage | null> {
  try {
    const acting = await askWhoActs();
    if (acting === null) return null;
    const store = await openLocalStore(acting);
    await forgetSettled(store);
    if (form) renewKeptPage(form);
    const desk = form && new DraftDesk(form, store, acting);
    await desk?.start();
    await listBegun(store, desk?.draftId);
    const page = new DraftPage(store, desk, acting);
    page.start();
    return page;
  } catch {
    // A private window, or a storage that is full to the brim.
    return null;
  }
}

export class DraftPage {
  private readonly store: LocalStore;
  private readonly desk: DraftDesk | null;
  private readonly acting: Acting;

  constructor(store: LocalStore, desk: DraftDesk | null, acting: Acting) {
    this.store = store;
    this.desk = desk;
    this.acting = acting;
  }

  start(): void {
    window.addEventListener('online', () => sendSubmitted(this.store, this.acting));
    sendSubmitted(this.store, this.acting);
  }

  /** Sends the form; without a line it is kept and goes by itself later. */
  async submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const { desk } = this;
    const intent = (submitter as HTMLButtonElement | null)?.value ?? '';
    if (desk === null || bearsFiles(form) || !(await desk.save()))
      return submitPlainly(form, submitter);
    desk.leave();
    const end = navigator.onLine
      ? await postForm(window.location.pathname, bodyOf(form, intent), this.acting)
      : 'later';
    if (end === 'refused') return submitPlainly(form, submitter);
    if (end === 'taken') {
      const note = intent === 'submit' ? 'eingereicht' : 'entwurf';
      window.location.assign(`/produkte?entwurf=${desk.draftId}&meldung=${note}`);
      return;
    }
    desk.stay();
    await desk.save(true, intent);
  }
}

/** A file that no script took over travels with the plain form. */
const bearsFiles = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some(
    ({ files }) => files?.length,
  );

function bodyOf(form: HTMLFormElement, intent: string): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  body.append('intent', intent);
  return body;
}

/** The address says that this draft is a product now, or was thrown away. */
async function forgetSettled(store: LocalStore): Promise<void> {
  const asked = new URLSearchParams(window.location.search);
  const draftId = asked.get('entwurf');
  if (draftId !== null && asked.has('meldung')) await store.delete('drafts', draftId);
}

/** A kept copy of the page bears the id of an older draft: two products must not become one. */
function renewKeptPage(form: HTMLFormElement): void {
  const isFresh = !new URLSearchParams(window.location.search).has('entwurf');
  if (!document.documentElement.dataset.keptAt || form.dataset.product || !isFresh) return;
  form.dataset.draft = crypto.randomUUID();
  const field = form.elements.namedItem('clientId');
  if (field instanceof HTMLInputElement) field.value = form.dataset.draft;
}

/** Adds to the list of begun products what only this phone has. */
async function listBegun(store: LocalStore, openId: string | undefined): Promise<void> {
  const box = document.querySelector<HTMLElement>('[data-begun-drafts]');
  const list = box?.querySelector('ul');
  if (!box || !list) return;
  const drafts = (await store.getAll('drafts')).filter(
    ({ draftId, productId }) =>
      productId === null &&
      draftId !== openId &&
      !list.querySelector(`[data-begun="${CSS.escape(draftId)}"]`),
  );
  for (const { draftId, values, savedAt } of drafts) {
    const link = document.createElement('a');
    link.href = `/produkte/neu?${new URLSearchParams({ entwurf: draftId })}`;
    const name = values.nameDe?.[0] || texts.unnamed;
    link.textContent = texts.goOn(name, draftClock(new Date(savedAt), new Date()));
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  box.hidden = list.children.length === 0;
}
