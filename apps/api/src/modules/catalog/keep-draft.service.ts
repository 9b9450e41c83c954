import type { CommandInput } from '@markthalle/contracts/device-commands';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  MAX_DRAFTS,
  type readProductDraft,
  type settleProductDraft,
} from '@markthalle/contracts/product-drafts';
import { mergeFields } from '@markthalle/domain/fieldMerge';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import {
  APPLIED,
  type CommandOutcome,
  DeviceCommands,
  type HandledCommand,
} from '../../platform/device-commands/device-commands.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ProductDraftsStore, type StoredDraft } from './product-drafts.store.ts';

type Card = OutputOf<typeof readProductDraft>;

/**
 * Keeps what somebody types, from as many devices as they use. Devices are joined field by field; where two changed the
 * same field, both entries are kept until a person says which is right.
 */
@Injectable()
export class KeepDraft implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: ProductDraftsStore,
    private readonly commands: DeviceCommands,
  ) {}

  onModuleInit(): void {
    this.commands.handle('draft.saved', (tx, by, command) => this.keep(tx, by, command));
  }

  async list({ producerId }: ProducerMember) {
    const drafts = await this.store.list(producerId);
    return { drafts: drafts.map(toCard) };
  }

  async one({ producerId }: ProducerMember, draftId: string): Promise<Card> {
    const draft = await this.store.find(draftId, producerId);
    if (draft === null) throw new Problem('draft-not-found');
    return {
      ...toCard(draft),
      values: copied(draft.values),
      clashes: Object.entries(draft.clashes).map(([field, other]) => ({
        field,
        stands: [...(draft.values[field] ?? [])],
        other: [...other],
      })),
    };
  }

  settle(
    { producerId }: ProducerMember,
    { draftId, otherFields }: ParsedInputOf<typeof settleProductDraft>,
  ): Promise<{ draftId: string }> {
    return this.db.transaction(async (tx) => {
      await this.store.lock(tx, draftId);
      const draft = await this.store.find(draftId, producerId, tx);
      if (draft === null) throw new Problem('draft-not-found');
      const taken = Object.entries(draft.clashes).filter(([field]) => otherFields.includes(field));
      const values = { ...draft.values, ...Object.fromEntries(taken) };
      await this.store.save(tx, producerId, { ...draft, values, clashes: {} });
      return { draftId };
    });
  }

  discard({ producerId }: ProducerMember, draftId: string): Promise<{ draftId: string }> {
    return this.db.transaction(async (tx) => {
      const removed = await this.store.remove(tx, [draftId], producerId);
      if (removed === 0) throw new Problem('draft-not-found');
      return { draftId };
    });
  }

  /** Throws `product-not-found` for a product of somebody else, `too-many-drafts` above the limit. */
  private async keep(
    tx: Tx,
    { producerId }: ProducerMember,
    { input, actedAt, baseVersion }: HandledCommand<'draft.saved'>,
  ): Promise<CommandOutcome> {
    const { draftId, productId } = input;
    await this.store.lock(tx, draftId);
    const subject = await this.store.subjectOf(tx, draftId, producerId);
    if (productId !== null && subject?.productId !== productId) {
      throw new Problem('product-not-found');
    }
    // What came late is in the product already, or in a newer version: it must not come back as a draft.
    if (subject?.isCreated) return APPLIED;
    if (subject !== null && (baseVersion ?? 0) < subject.versionNumber) return APPLIED;
    const before = await this.store.find(draftId, producerId, tx);
    if (before === null && (await this.store.count(tx, producerId)) >= MAX_DRAFTS) {
      throw new Problem('too-many-drafts');
    }
    const fresh = { draftId, productId, values: input.values, clashes: {}, savedAt: actedAt };
    await this.store.save(tx, producerId, before === null ? fresh : joined(before, input, actedAt));
    return APPLIED;
  }
}

function joined(
  before: StoredDraft,
  { values: mine, basis }: CommandInput<'draft.saved'>,
  savedAt: Date,
): StoredDraft {
  const { values, clashes } = mergeFields({ basis, mine, theirs: before.values });
  const other = Object.fromEntries(clashes.map((field) => [field, mine[field] ?? []]));
  return { ...before, values, clashes: { ...before.clashes, ...other }, savedAt };
}

const copied = (values: StoredDraft['values']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).map(([field, texts]) => [field, [...texts]]));

const toCard = (draft: StoredDraft) => ({
  draftId: draft.draftId,
  productId: draft.productId,
  name: draft.values.nameDe?.[0] ?? '',
  savedAt: draft.savedAt.toISOString(),
  clashCount: Object.keys(draft.clashes).length,
});
