import {
  type FieldMarks,
  type FieldValues,
  marksOf,
  mergeFields,
} from '@markthalle/domain/fieldMerge';
import { draftClock, draftTexts as texts } from '../texts/draft-texts.ts';
import type { Acting } from './acting.ts';
import { ACT_KEPT, CommandQueue } from './command-queue.ts';
import { begunFields, fillFields, readFields } from './form-fields.ts';
import type { LocalDraft, LocalStore } from './local-store.ts';

/** After the last key; leaving a field saves at once. */
const SAVE_AFTER_MS = 2_000;
/** After so much rest the server hears of it as well. */
const SEND_AFTER_MS = 10_000;
const KIND = 'draft.saved';

/** Keeps one product form while somebody types. */
export class DraftDesk {
  private readonly queue: CommandQueue;
  /** What the server knows once everything has arrived that this phone sent. */
  private basis: FieldMarks;
  private lastSent: string;
  private saveTimer: number | undefined;
  private sendTimer: number | undefined;
  private isLeaving = false;
  private readonly form: HTMLFormElement;
  private readonly store: LocalStore;
  private readonly acting: Acting;

  constructor(form: HTMLFormElement, store: LocalStore, acting: Acting) {
    this.form = form;
    this.store = store;
    this.acting = acting;
    this.queue = new CommandQueue(store);
    const begun = begunFields(form);
    this.basis = marksOf(begun);
    this.lastSent = JSON.stringify(begun);
  }

  get draftId(): string {
    return this.form.dataset.draft ?? '';
  }

  async start(): Promise<void> {
    const waiting = await this.waiting();
    if (waiting) this.knows(waiting.input.values as FieldValues);
    const local = await this.store.get('drafts', this.draftId);
    if (local && this.isNewer(local)) {
      fillFields(this.form, this.withTyped(local.values));
      this.show(texts.continued(draftClock(new Date(local.savedAt), new Date())));
    }
    this.form.addEventListener('input', () => {
      window.clearTimeout(this.saveTimer);
      this.saveTimer = window.setTimeout(() => this.save(), SAVE_AFTER_MS);
    });
    this.form.addEventListener('focusout', () => this.save());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.save().then(() => this.send());
    });
    this.queue.onChange(() => this.sendLater());
    await this.save();
  }

  /** Keeps the form on this phone; false where there is no room. */
  async save(submit = false, intent?: string): Promise<boolean> {
    window.clearTimeout(this.saveTimer);
    const values = readFields(this.form);
    if (this.isLeaving || (!submit && !(await this.isChanged(values)))) return true;
    const { product, version } = this.form.dataset;
    const savedAt = new Date();
    try {
      const draft: LocalDraft = {
        draftId: this.draftId,
        form: window.location.pathname,
        values: intent === undefined ? values : { ...values, intent: [intent] },
        productId: product ?? null,
        basedOnVersion: version === undefined ? null : Number(version),
        savedAt: savedAt.toISOString(),
        submit,
      };
      await this.store.put('drafts', draft);
    } catch {
      // Full or forbidden: the form itself still goes its plain way.
      this.show(texts.noRoom);
      return false;
    }
    // Asked for once there is something to lose.
    navigator.storage?.persist?.();
    this.show(submit ? texts.willSubmit : texts.saved(draftClock(savedAt, savedAt)));
    this.sendLater();
    return true;
  }

  /** The form is about to be sent as a whole; nothing of it is to be kept again. */
  leave(): void {
    this.isLeaving = true;
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.sendTimer);
  }

  stay(): void {
    this.isLeaving = false;
  }

  show(sentence: string): void {
    const place = document.querySelector('[data-draft-state]');
    if (place) place.textContent = sentence;
  }

  /** Whoever types before this desk is here loses nothing: on a slow line that is the first sentence. */
  private withTyped(kept: FieldValues): FieldValues {
    const mine = readFields(this.form);
    const basis = marksOf(begunFields(this.form));
    const { values, clashes } = mergeFields({ basis, mine, theirs: kept });
    return { ...values, ...Object.fromEntries(clashes.map((name) => [name, mine[name] ?? []])) };
  }

  private async isChanged(values: FieldValues): Promise<boolean> {
    const known = await this.store.get('drafts', this.draftId);
    const before = known ? JSON.stringify(known.values) : this.lastSent;
    return JSON.stringify(values) !== before;
  }

  private isNewer({ savedAt }: LocalDraft): boolean {
    const { returned, savedAt: server } = this.form.dataset;
    return returned === undefined && (server === undefined || savedAt > server);
  }

  private sendLater(): void {
    window.clearTimeout(this.sendTimer);
    this.sendTimer = window.setTimeout(() => this.send(), SEND_AFTER_MS);
  }

  /** One act at a time for each draft, so that each can say what the one before it made known. */
  private async send(): Promise<void> {
    const local = await this.store.get('drafts', this.draftId);
    if (!local || local.submit || this.isLeaving) return;
    if (JSON.stringify(local.values) === this.lastSent || (await this.waiting())) return;
    const { basis } = this;
    this.knows(local.values);
    const { draftId, productId, values, basedOnVersion } = local;
    await this.queue.add({
      kind: KIND,
      input: { draftId, productId, values, basis },
      baseVersion: basedOnVersion,
      producerId: this.acting.producerId,
      subject: draftId,
      label: texts.label(values.nameDe?.[0] ?? ''),
      page: `${local.form}?entwurf=${draftId}`,
    });
    window.dispatchEvent(new Event(ACT_KEPT));
  }

  private async waiting() {
    const all = await this.queue.all();
    return all.findLast(
      ({ kind, subject, state }) =>
        kind === KIND && subject === this.draftId && state === 'waiting',
    );
  }

  private knows(values: FieldValues): void {
    this.basis = marksOf(values);
    this.lastSent = JSON.stringify(values);
  }
}
