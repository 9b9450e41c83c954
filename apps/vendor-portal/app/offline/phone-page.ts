import { offlineTexts } from '../texts/offline.ts';
import { phoneTexts as texts } from '../texts/phone.ts';
import type { CommandQueue, StoredCommand } from './command-queue.ts';
import type { LocalDraft, LocalStore } from './local-store.ts';
import { questionForm } from './question-form.ts';

/** Fills the page of what lies on this phone; does nothing on any other page. */
export async function showPhonePage(store: LocalStore, queue: CommandQueue): Promise<void> {
  const empty = document.querySelector<HTMLElement>('[data-phone-empty]');
  if (!empty) return;
  const commands = await queue.all();
  const drafts = await store.getAll('drafts');
  const photos = (await store.getAll('photos')).filter(({ state }) => state !== 'sent');
  for (const state of ['question', 'refused', 'waiting', 'sent'] as const) {
    const rows = commands.filter((command) => command.state === state);
    fill(
      state,
      rows.map((command) => commandRow(command, queue)),
    );
  }
  fill('drafts', drafts.map(draftRow));
  fill('photos', photos.length > 0 ? [row(texts.photosWait(photos.length))] : []);
  const isBusy =
    commands.some(({ state }) => state !== 'sent') || drafts.length + photos.length > 0;
  empty.hidden = isBusy;
}

function fill(name: string, rows: readonly HTMLElement[]): void {
  const box = document.querySelector<HTMLElement>(`[data-phone-list="${name}"]`);
  if (!box) return;
  box.hidden = rows.length === 0;
  box.querySelector('ul')?.replaceChildren(...rows);
}

function row(title: string, ...more: (HTMLElement | null)[]): HTMLElement {
  const item = document.createElement('li');
  const head = document.createElement('b');
  head.textContent = title;
  item.append(head, ...more.filter((part) => part !== null));
  return item;
}

function words(text: string, className = ''): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

function commandRow(command: StoredCommand, queue: CommandQueue): HTMLElement {
  const { kind, label, actedAt, problem, state, page } = command;
  const what = (offlineTexts.kinds as Record<string, string | undefined>)[kind] ?? kind;
  return row(
    [label, what].filter(Boolean).join(': '),
    words(clock(actedAt), 'small muted'),
    state === 'refused' ? words(problem?.title ?? '') : null,
    state === 'question' ? questionForm(command, queue) : null,
    state === 'refused' ? refusedSteps(command, queue, page) : null,
  );
}

/** A refused act is done again on its page or put away by whoever has read why. */
function refusedSteps({ seq }: StoredCommand, queue: CommandQueue, page: string): HTMLElement {
  const steps = document.createElement('p');
  steps.className = 'question__choices';
  const link = document.createElement('a');
  link.className = 'button button--secondary';
  link.href = page;
  link.textContent = texts.openPage;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--secondary';
  button.textContent = texts.remove;
  button.addEventListener('click', () => queue.remove(seq));
  steps.append(link, button);
  return steps;
}

/** `form` is the path of the page on which the draft was begun. */
function draftRow({ draftId, form, values, savedAt, submit }: LocalDraft): HTMLElement {
  const link = document.createElement('a');
  link.href = `${form}?${new URLSearchParams({ entwurf: draftId })}`;
  link.textContent = texts.openPage;
  return row(
    values.nameDe?.[0] || texts.draftWithoutName,
    words(texts.draftSavedAt(clock(savedAt)), 'small muted'),
    submit ? words(texts.draftWillBeSent) : null,
    link,
  );
}

function clock(instant: string): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'long' } as const);
  return at.toLocaleString('de', { ...day, hour: '2-digit', minute: '2-digit' });
}
