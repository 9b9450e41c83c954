import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  discardProductDraft,
  listProductDrafts,
  readProductDraft,
  settleProductDraft,
} from '@markthalle/contracts/product-drafts';
import { marksOf } from '@markthalle/domain/fieldMerge';
import type { Caller } from '../../../test/call-route.ts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { DeviceCommands } from '../../platform/device-commands/device-commands.ts';

/** A database is made first; on a busy machine that takes its time. */
const SLOW_MS = 60_000;

let world: CatalogWorld;
beforeAll(async () => {
  world = await CatalogWorld.start();
}, SLOW_MS);
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

type Values = Record<string, string[]>;
interface Typed {
  readonly draftId: string;
  readonly values: Values;
  readonly before?: Values;
  readonly productId?: string;
  readonly baseVersion?: number;
  readonly producerId?: string;
}

/** What a phone typed, as the log of commands would hand it on. */
function save({ draftId, values, before = {}, productId, baseVersion, producerId }: Typed) {
  const handler = world.api.app.get(DeviceCommands).handlerOf('draft.saved');
  if (handler === undefined) throw new Error('nobody keeps drafts');
  const now = world.api.clock.now();
  return world.db.transaction((tx) =>
    handler(
      tx,
      { accountId: newId(), producerId: producerId ?? world.dairyId, producerIds: [] } as never,
      {
        commandId: newId(),
        deviceId: newId(),
        input: { draftId, productId: productId ?? null, values, basis: marksOf(before) },
        actedAt: now,
        recordedAt: now,
        baseVersion: baseVersion ?? null,
        choice: null,
      } as never,
    ),
  );
}

const read = (draftId: string, caller: Caller = world.dairy) =>
  world.call(readProductDraft, { draftId }, caller);
const START: Values = { nameDe: ['Honig'], grossCents: ['7,90'] };

describe('what is typed on a phone', () => {
  it('is kept, grows, and belongs to its producer alone', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await save({ draftId, values: { ...START, nameDe: ['Rapshonig'] }, before: START });
    expect((await read(draftId)).value).toMatchObject({
      productId: null,
      name: 'Rapshonig',
      values: { nameDe: ['Rapshonig'], grossCents: ['7,90'] },
      clashes: [],
    });
    const cards = (await world.call(listProductDrafts, {}, world.dairy)).value.drafts;
    expect(cards.map((card) => card.draftId)).toContain(draftId);
    expect((await read(draftId, world.other)).problem.code).toBe('draft-not-found');
    expect((await world.call(listProductDrafts, {}, world.other)).value.drafts).toEqual([]);
    for (const endpoint of [settleProductDraft, discardProductDraft] as const) {
      const answer = await world.call(endpoint, { draftId, otherFields: [] }, world.other);
      expect(answer.problem.code).toBe('draft-not-found');
    }
  });

  it('is not overwritten by another producer who knows its id', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await save({ draftId, values: { nameDe: ['Fremd'] }, producerId: world.otherId });
    expect((await read(draftId)).value.values).toEqual(START);
  });

  it('from two devices is joined field by field', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await save({ draftId, values: { ...START, nameDe: ['Rapshonig'] }, before: START });
    await save({ draftId, values: { ...START, grossCents: ['8,20'] }, before: START });
    expect((await read(draftId)).value).toMatchObject({
      values: { nameDe: ['Rapshonig'], grossCents: ['8,20'] },
      clashCount: 0,
    });
  });

  it('keeps both entries of a field that two devices changed until a person decides', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await save({ draftId, values: { ...START, nameDe: ['Rapshonig'] }, before: START });
    await save({ draftId, values: { ...START, nameDe: ['Lindenhonig'] }, before: START });
    expect((await read(draftId)).value).toMatchObject({
      clashCount: 1,
      values: { nameDe: ['Rapshonig'] },
      clashes: [{ field: 'nameDe', stands: ['Rapshonig'], other: ['Lindenhonig'] }],
    });
    await world.call(settleProductDraft, { draftId, otherFields: ['nameDe'] }, world.dairy);
    expect((await read(draftId)).value).toMatchObject({
      clashCount: 0,
      values: { nameDe: ['Lindenhonig'], grossCents: ['7,90'] },
    });
  });

  it('is gone once it is a product, and does not come back late', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await world.create({ nameDe: 'Fertig' }, false, draftId);
    expect((await read(draftId)).problem.code).toBe('draft-not-found');
    await save({ draftId, values: START });
    expect((await read(draftId)).problem.code).toBe('draft-not-found');
  });

  it('about a product is dropped where a newer version stands, and refused for a foreign one', async () => {
    const { productId } = (await world.create({ nameDe: 'Version' }, false)).value;
    await save({ draftId: productId, productId, values: START, baseVersion: 1 });
    expect((await read(productId)).value.productId).toBe(productId);
    await world.update(productId, 1, {}, false);
    expect((await read(productId)).problem.code).toBe('draft-not-found');
    await save({ draftId: productId, productId, values: START, baseVersion: 1 });
    expect((await read(productId)).problem.code).toBe('draft-not-found');
    const foreign = save({
      draftId: productId,
      productId,
      values: START,
      baseVersion: 2,
      producerId: world.otherId,
    });
    await expect(foreign).rejects.toMatchObject({ code: 'product-not-found' });
  });

  it('can be thrown away', async () => {
    const draftId = newId();
    await save({ draftId, values: START });
    await world.call(discardProductDraft, { draftId }, world.dairy);
    expect((await read(draftId)).problem.code).toBe('draft-not-found');
  });
});
