import { addClosure } from '@markthalle/contracts/delivery';
import { runDeviceCommands } from '@markthalle/contracts/device-commands';
import { writeOrderMessage } from '@markthalle/contracts/order-messages';
import { readAssistance } from '@markthalle/contracts/portal-assistance';
import { createCoupon } from '@markthalle/contracts/portal-coupons';
import { submitProducerEvidence } from '@markthalle/contracts/portal-evidence';
import { startDataExport, startImport } from '@markthalle/contracts/portal-imports';
import { createWebhook, readIntegrations } from '@markthalle/contracts/portal-integrations';
import { listPortalThreads } from '@markthalle/contracts/portal-messages';
import { setPrice } from '@markthalle/contracts/portal-products';
import { sendPortalRecall } from '@markthalle/contracts/portal-recalls';
import { readTeam } from '@markthalle/contracts/portal-team';
import { uploadTillFile } from '@markthalle/contracts/portal-till';
import { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { readOrderCases, reportProblem } from '@markthalle/contracts/problem-cases';
import { submitWithdrawal } from '@markthalle/contracts/withdrawals';
import sharp from 'sharp';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { buildWorld, type World } from './access-world.ts';
import { Farm } from './people-world.ts';
import type { Known } from './sample-input.ts';

/** Everything of producer A that somebody else could ask for, and producer B who asks. */
export interface Isolation {
  readonly world: World;
  readonly a: Farm;
  readonly b: Farm;
  readonly known: Known;
  /** Names and numbers of A and A's buyers that nobody else may read. */
  readonly words: readonly string[];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

export async function buildIsolation(): Promise<Isolation> {
  const world = await buildWorld();
  const { api } = world;
  const a = await Farm.of(api, 'kaeserei-kranichruf');
  const b = await Farm.of(api, 'toepferei-blaubrand');
  const sold = await row<{ lineId: string; number: string }>(
    a,
    `select l.id as "lineId", p.number from orders.order_line l
       join orders.producer_order p on p.id = l.producer_order_id where p.id = $1`,
    [world.producerOrderId],
  );
  const ids = {
    producerId: a.producerId,
    productId: world.productId,
    successorId: world.productId,
    variantId: world.variantId,
    subjectId: sold.lineId,
    lineId: sold.lineId,
    producerOrderId: world.producerOrderId,
    documentId: world.documentId,
    runId: world.runId,
    ...(await made(a)),
    ...(await peopleOf(a)),
    ...(await casesOf(world, sold.lineId)),
    threadId: await threadOf(world, a),
    recallId: await recallOf(a),
  };
  const words = [
    'hallo@kaeserei-kranichruf.example',
    'hilde@kranichruf.example',
    'Anna Seidel',
    sold.number,
  ];
  return { world, a, b, known: { ids, values: await valuesFor(world) }, words };
}

async function row<R extends object>(farm: Farm, sql: string, params: unknown[]): Promise<R> {
  const found = await farm.api.app.get(Db).row<R>(sql, params);
  if (found === null) throw new Error(`nothing found by ${sql}`);
  return found;
}

/** What A writes down, brings in and takes out. */
async function made(a: Farm) {
  const { api, owner } = a;
  const days = { fromOn: '2099-02-01', toOn: '2099-02-02' };
  const closures = (await api.call(addClosure, days, owner)).value.closures;
  const coupon = await api.call(
    createCoupon,
    {
      code: 'NURVONA',
      kind: 'percent',
      percent: 10,
      minGoodsCents: 0,
      audience: 'PERSONAL',
      maxUses: 1,
      validFromOn: '2099-01-01',
      validUntilOn: '2099-01-31',
    },
    owner,
  );
  const photoId = newId();
  const white = { width: 900, height: 900, channels: 3 as const, background: 'white' };
  const photo = (await sharp({ create: white }).jpeg().toBuffer()).toString('base64');
  await api.call(keepProducerPhoto, { photoId, base64: photo }, owner);
  const evidence = await api.call(
    submitProducerEvidence,
    {
      clientId: newId(),
      kind: 'organic_control',
      reference: 'DE-ÖKO-006',
      validFrom: '2026-01-01',
      validUntil: '2099-12-31',
      file: { fileName: 'a.jpg', base64: photo },
    },
    owner,
  );
  const file = { fileName: 'a.csv', base64: base64('Artikelnummer;Name;Preis\nA-1;Käse;5,00\n') };
  const brought = await api.call(startImport, { clientId: newId(), ...file }, owner);
  const till = { fileName: 'kasse.csv', base64: base64(TILL) };
  const tillImport = await api.call(uploadTillFile, till, owner);
  const taken = await api.call(startDataExport, {}, owner);
  await api.drain();
  return {
    closureId: closures[0]?.closureId ?? '',
    couponId: coupon.value.couponId,
    photoId,
    evidenceId: evidence.value.evidenceId,
    importId: brought.value.importId,
    tillImportId: tillImport.value.importId,
    exportId: taken.value.exportId,
    draftId: await draftOf(a),
  };
}

const TILL = 'Belegnummer;Datum;Artikel;Menge\n1;05.01.2026 10:00;Käse;1\n';

async function draftOf(a: Farm): Promise<string> {
  const me = await row<{ accountId: string }>(
    a,
    'select account_id as "accountId" from producers.member where producer_id = $1',
    [a.producerId],
  );
  const draftId = newId();
  const now = a.api.clock.now().toISOString();
  const values = { nameDe: ['Entwurf von A'] };
  const input = { draftId, productId: null, values, basis: {} };
  const command = {
    commandId: newId(),
    kind: 'draft.saved',
    input,
    actedAt: now,
    baseVersion: null,
  };
  await a.api.call(
    runDeviceCommands,
    { deviceId: newId(), ...me, producerId: a.producerId, sentAt: now, commands: [command] },
    a.owner,
  );
  return draftId;
}

/** Of another product than the world's own, which stays in the shop. */
async function recallOf(a: Farm): Promise<string> {
  const { id } = await row<{ id: string }>(
    a,
    'select id from catalog.product where producer_id = $1 order by slug desc limit 1',
    [a.producerId],
  );
  const words = { danger: 'germs', advice: 'dispose', details: 'Die Kühlung fiel aus.' } as const;
  const recall = { productId: id, clientId: newId(), fromOn: '2099-01-01', ...words };
  return (await a.api.call(sendPortalRecall, recall, a.owner)).value.recallId;
}

/** Who works for A, helps A, and what A's own systems are. */
async function peopleOf(a: Farm) {
  const { api, owner } = a;
  const helper = await a.helper('hilde@kranichruf.example', ['orders']);
  await a.invitationFor('wartet@kranichruf.example', ['orders']);
  const { consentId, ...assistant } = await a.assistant(['products']);
  const variant = await row<{ id: string }>(
    a,
    `select v.id from catalog.variant v join catalog.product p on p.id = v.product_id
      where p.producer_id = $1 limit 1`,
    [a.producerId],
  );
  await api.call(setPrice, { variantId: variant.id, grossCents: 555 }, assistant);
  await a.token(['stock']);
  const hook = { url: 'http://127.0.0.1:9/hook', kinds: ['order.paid' as const] };
  await api.call(createWebhook, hook, owner);
  const [team, help, systems] = await Promise.all([
    api.call(readTeam, {}, owner),
    api.call(readAssistance, {}, owner),
    api.call(readIntegrations, {}, owner),
  ]);
  return {
    accountId: helper.accountId,
    invitationId: team.value.invitations[0]?.invitationId ?? '',
    consentId,
    actId: help.value.acts[0]?.actId ?? '',
    tokenId: systems.value.tokens[0]?.tokenId ?? '',
    webhookId: systems.value.webhooks[0]?.webhookId ?? '',
  };
}

/** What A's buyer complains about and withdraws from. */
async function casesOf({ api, orderToken }: World, lineId: string) {
  const click = () => ({ idempotencyKey: `click-${newId()}` });
  const problem = await api.call(
    reportProblem,
    { orderToken, kind: 'defective', lineId, words: 'Der Käse war weich.', wish: 'refund' },
    click(),
  );
  const declared = { name: 'Anna Seidel', email: 'anna.seidel@kundin.example', orderToken };
  await api.call(submitWithdrawal, { ...declared, orderReference: 'Käse' }, click());
  const { withdrawals } = (await api.call(readOrderCases, { orderToken })).value;
  const review = await api.app.get(Db).row<{ id: string }>(
    `select r.id from reviews.review r join catalog.product p on p.id = r.product_id
      where p.producer_id = $1 limit 1`,
    [(await Farm.of(api, 'kaeserei-kranichruf')).producerId],
  );
  return {
    caseId: problem.value.caseId,
    partId: withdrawals[0]?.partId ?? '',
    reviewId: review?.id ?? '',
    requestId: newId(),
  };
}

/** What A's buyer asks A. */
async function threadOf({ api, orderToken, producerOrderId }: World, a: Farm): Promise<string> {
  const input = { orderToken, producerOrderId, words: 'Ist der Käse schon reif?' };
  await api.call(writeOrderMessage, input, { idempotencyKey: newId() });
  const { threads } = (await api.call(listPortalThreads, {}, a.owner)).value;
  return threads[0]?.threadId ?? '';
}

async function valuesFor({ draft, api }: World) {
  const on = api.clock.now().toISOString().slice(0, 10);
  return {
    language: 'de',
    draft,
    on,
    trip: `${on}-hof`,
    month: '2026-01',
    pickupCode: '123456',
    startsAtTime: '10:00',
    position: 1,
    article: 'Käse',
    gtin: '',
    taxIdentifier: null,
    birthDate: null,
    birthPlace: null,
    email: 'neu@blaubrand.example',
    url: 'http://127.0.0.1:9/hook',
    sentAt: api.clock.now().toISOString(),
    actedAt: api.clock.now().toISOString(),
  };
}
