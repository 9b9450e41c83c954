import type { CommandKind } from '@markthalle/contracts/device-commands';
import { offlineTexts } from '../texts/offline.ts';
import type { Acting } from './acting.ts';
import type { CommandQueue, StoredCommand } from './command-queue.ts';
import { SERIALISERS, type Serialiser } from './kinds/command-kinds.ts';
import { questionForm } from './question-form.ts';
import { STORED_EVENT } from './stored-event.ts';

/** What the take-over of a form came to. */
export type TakeOver = 'stored' | 'plain' | 'storage-full';

const isKind = (kind: string): kind is CommandKind => Object.hasOwn(SERIALISERS, kind);
const kindsOf = (form: HTMLFormElement): CommandKind[] =>
  (form.dataset.command ?? '').split(' ').filter(isKind);

/** The first of the form's kinds whose serialiser takes its fields; null: none, it goes plainly. */
function actOf(
  form: HTMLFormElement,
  fields: FormData,
): { readonly kind: CommandKind; readonly input: Readonly<Record<string, unknown>> } | null {
  for (const kind of kindsOf(form)) {
    const serialise = SERIALISERS[kind] as Serialiser<CommandKind> | undefined;
    const input = serialise?.(fields, form) ?? null;
    if (input !== null) return { kind, input };
  }
  return null;
}

/**
 * Keeps what a form says as a command on this phone. `plain`: the form cannot be one here and goes the way it goes
 * without scripts; `storage-full`: that way is closed as well, because there is no line.
 *
 * A form says `data-command` (kind, or several with blanks between), `data-subject` (what it is about), `data-label` (its words in lists), and may say
 * `data-base-version`, `data-next` (the form that follows it on this page) and `data-done` (where it leads once sent).
 */
export async function takeOver(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  { queue, acting }: { readonly queue: CommandQueue; readonly acting: Acting },
): Promise<TakeOver> {
  const { subject = '', label = '', baseVersion } = form.dataset;
  const act = actOf(form, new FormData(form, submitter));
  if (act === null) return 'plain';
  try {
    await queue.add({
      ...act,
      subject,
      label,
      baseVersion: baseVersion === undefined ? null : Number(baseVersion),
      producerId: acting.producerId,
      page: window.location.pathname,
    });
    form.dispatchEvent(new Event(STORED_EVENT));
    return 'stored';
  } catch {
    // The phone's storage is full or forbidden: what was typed must go another way.
    return navigator.onLine ? 'plain' : 'storage-full';
  }
}

/** Shows at every form of the page what became of its last act. */
export function showStates(commands: readonly StoredCommand[], queue: CommandQueue): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-command]')) {
    const last = commands.findLast(
      ({ kind, subject }) =>
        kindsOf(form).includes(kind as CommandKind) && subject === form.dataset.subject,
    );
    if (last && isNews(last)) showState(form, last, queue);
  }
}

/** An act that had arrived before this page was made is part of what the page says. */
function isNews({ state, settledAt }: StoredCommand): boolean {
  if (state !== 'sent') return true;
  const { keptAt } = document.documentElement.dataset;
  const madeAt = keptAt ? Date.parse(keptAt) : performance.timeOrigin;
  return settledAt !== undefined && Date.parse(settledAt) > madeAt;
}

function showState(form: HTMLFormElement, command: StoredCommand, queue: CommandQueue): void {
  const line = stateLine(form);
  if (line.dataset.shown === command.commandId + command.state) return;
  line.dataset.shown = command.commandId + command.state;
  line.dataset.state = command.state;
  line.replaceChildren(sentenceOf(command));
  if (command.state === 'question') line.append(questionForm(command, queue));
  const isTaken = command.state === 'waiting' || command.state === 'sent';
  showNext(form, isTaken);
  if (command.state === 'sent' && form.dataset.done && document.contains(form)) {
    window.location.assign(form.dataset.done);
  }
}

function sentenceOf({ state, problem }: StoredCommand): string {
  const { states } = offlineTexts;
  if (state === 'refused') return `${states.refused}: ${problem?.title ?? ''}`;
  if (state === 'waiting') return navigator.onLine ? states.stored : states.waiting;
  return states[state];
}

/** Beside the form, so that it stays when the form makes room for the next one. */
function stateLine(form: HTMLFormElement): HTMLElement {
  const following = form.nextElementSibling;
  if (following instanceof HTMLElement && following.matches('[data-command-state]')) {
    return following;
  }
  const line = document.createElement('div');
  line.className = 'command-state';
  line.dataset.commandState = '';
  line.setAttribute('role', 'status');
  form.after(line);
  return line;
}

/** The next step of the same thing takes the place of the one that was done, line or no line. */
function showNext(form: HTMLFormElement, isTaken: boolean): void {
  const next = form.dataset.next ? document.getElementById(form.dataset.next) : null;
  if (!next) return;
  const hadFocus = form.contains(document.activeElement);
  form.hidden = isTaken;
  next.hidden = !isTaken;
  if (hadFocus && isTaken) next.querySelector<HTMLElement>('button')?.focus();
}
