import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listSitemapProducts } from '@markthalle/contracts/catalog-export';
import { approveVersion, readApproval } from '@markthalle/contracts/office-catalog';
import { listPortalProducts } from '@markthalle/contracts/portal-products';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { noisyJpeg, PhotoSender } from '../../../test/photo-sender.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { UploadsModule } from '../uploads/uploads.module.ts';

jest.setTimeout(60_000);

let world: CatalogWorld;
let phone: PhotoSender;
let photo: Buffer;

beforeAll(async () => {
  world = await CatalogWorld.start([UploadsModule]);
  phone = await PhotoSender.listen(world);
  photo = await noisyJpeg(320, 240);
});
afterAll(() => world.api.stop());

const photoOf = (photoId: string, altDe = '') => ({ photoId, altDe, altEn: '' });

async function send(photoId: string, caller = world.dairy): Promise<void> {
  await phone.whole(photo, caller, photoId);
  await world.api.app.get(Worker).drain();
}

async function approve(productId: string, seenPhotoIds: string[]): Promise<void> {
  const versionId = await world.waiting(productId);
  const answer = await world.call(approveVersion, { versionId, seenPhotoIds }, world.staff);
  expect(answer.status).toBe(200);
}

describe('photos of a product', () => {
  it('are saved without waiting, and shown when staff have approved what they saw', async () => {
    const [first, second] = [newId(), newId()];
    const photos = [photoOf(first, 'Der Laib von vorn'), photoOf(second)];
    const { productId } = (await world.create({ nameDe: 'Fotokäse', photos })).value;
    expect((await world.read(productId)).value.photos).toMatchObject([
      { photoId: first, state: 'waiting', picture: null, approved: false },
      { photoId: second, state: 'waiting' },
    ]);
    await send(first);
    const versionId = await world.waiting(productId);
    const seen = (await world.call(readApproval, { versionId }, world.staff)).value;
    expect(seen.photos.map(({ state }) => state)).toEqual(['ready', 'waiting']);
    expect(seen.checks).toContainEqual({
      key: 'picture',
      ok: false,
      text: 'Ein Foto ist noch unterwegs. Was Sie jetzt freigeben, erscheint ohne dieses Foto.',
    });
    // It arrives while the page is open: nobody has seen it.
    await send(second);
    await approve(productId, [first]);
    const { card, photos: after } = (await world.read(productId)).value;
    expect(after.map(({ approved }) => approved)).toEqual([true, false]);
    const { product } = (await world.inShop(card.slug)).value;
    expect(product.picture).toEqual({
      id: after[0]?.picture?.id,
      width: 240,
      height: 240,
      colour: expect.stringMatching(/^#[0-9a-f]{6}$/),
      alt: 'Der Laib von vorn',
    });
    expect(product.morePictures).toEqual([]);
    const sitemap = (await world.call(listSitemapProducts, {})).value;
    expect(JSON.stringify(sitemap)).toContain(String(product.picture?.id));

    // Handed in once more, in another order.
    const turned = [photoOf(second), photoOf(first, 'Der Laib von vorn')];
    await world.update(productId, 1, { nameDe: 'Fotokäse', photos: turned });
    expect((await world.inShop(card.slug)).value.product.morePictures).toEqual([]);
    await approve(productId, [second]);
    const turnedInShop = (await world.inShop(card.slug)).value.product;
    expect([turnedInShop.picture?.id, turnedInShop.morePictures?.[0]?.id]).toEqual([
      after[1]?.picture?.id,
      after[0]?.picture?.id,
    ]);
    expect(turnedInShop.picture?.alt).toBe('Fotokäse, Dairy');
  });

  it('stay when a form does not speak of them, and go when it names none', async () => {
    const photoId = newId();
    await send(photoId);
    const { productId } = (await world.create({ nameDe: 'Bleibkäse', photos: [photoOf(photoId)] }))
      .value;
    await approve(productId, [photoId]);
    await world.update(productId, 1, { nameDe: 'Bleibkäse neu' });
    expect((await world.read(productId)).value.photos).toMatchObject([{ photoId, approved: true }]);
    await world.update(productId, 2, { nameDe: 'Bleibkäse neu', photos: [] });
    expect((await world.read(productId)).value.photos).toEqual([]);
  });

  it('of another producer never show, under whatever name', async () => {
    const photoId = newId();
    await send(photoId, world.other);
    const { productId } = (await world.create({ nameDe: 'Fremdkäse', photos: [photoOf(photoId)] }))
      .value;
    expect((await world.read(productId)).value.photos).toMatchObject([
      { state: 'waiting', picture: null },
    ]);
    await approve(productId, [photoId]);
    const { card } = (await world.read(productId)).value;
    expect((await world.inShop(card.slug)).value.product.picture).toBeNull();
  });

  it('that were refused say why, and the product is saved all the same', async () => {
    const photoId = newId();
    await phone.whole(Buffer.from('kein Foto'), world.dairy, photoId);
    const { productId } = (await world.create({ nameDe: 'Pechkäse', photos: [photoOf(photoId)] }))
      .value;
    expect((await world.read(productId)).value.photos).toMatchObject([
      { state: 'refused', refusedBecause: 'photo-not-readable', picture: null },
    ]);
    const { products } = (await world.call(listPortalProducts, {}, world.dairy)).value;
    expect(products.find((card) => card.productId === productId)?.picture).toBeNull();
  });

  it('are eight at most, and no photo twice', async () => {
    const nine = Array.from({ length: 9 }, () => photoOf(newId()));
    expect((await world.create({ photos: nine })).problem.code).toBe('invalid-input');
    const twice = photoOf(newId());
    expect((await world.create({ photos: [twice, twice] })).problem.code).toBe('invalid-input');
  });
});
