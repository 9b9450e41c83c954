import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  readFarmPhoto,
  readOfficeFarmPhoto,
  saveFarmPhoto,
} from '@markthalle/contracts/portal-farm';
import { askUploadTicket, keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { readProducer } from '@markthalle/contracts/producers';
import sharp from 'sharp';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { Farm } from '../../../test/people-world.ts';
import { newId } from '../../platform/db/new-id.ts';

/** Drawing takes its time on a busy machine. */
jest.setTimeout(60_000);

let api: ApiUnderTest;
let farm: Farm;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  farm = await Farm.of(api, 'imkerei-lindenlaut');
}, 120_000);
afterAll(() => api.stop());

async function photo(background: string): Promise<string> {
  const create = { width: 1500, height: 800, channels: 3 as const, background };
  return (await sharp({ create }).jpeg().toBuffer()).toString('base64');
}

const shown = async () => {
  const answer = await api.call(readProducer, { slug: farm.slug, language: 'de' });
  return answer.value.producer.photo;
};

it('is named at once, shown whole with its words when it is there, replaced and removed', async () => {
  expect(await shown()).toBeNull();
  const photoId = newId();
  const words = { altDe: 'Bienenstöcke am See', altEn: 'Beehives by the lake' };
  await api.call(saveFarmPhoto, { photo: { photoId, ...words } }, farm.owner);
  expect((await api.call(readFarmPhoto, {}, farm.owner)).value.photo?.state).toBe('waiting');
  expect(await shown()).toBeNull();
  const file = { photoId, purpose: 'farm' as const, base64: await photo('#678') };
  expect((await api.call(keepProducerPhoto, file, farm.owner)).status).toBe(200);
  await api.drain();
  const first = await shown();
  expect(first).toMatchObject({ alt: 'Bienenstöcke am See' });
  // As it was taken, not cut to a square.
  expect((first?.width ?? 0) / (first?.height ?? 1)).toBeCloseTo(1500 / 800, 1);
  const english = await api.call(readProducer, { slug: farm.slug, language: 'en' });
  expect(english.value.producer.photo?.alt).toBe('Beehives by the lake');

  const staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
  const seen = await api.call(readOfficeFarmPhoto, { producerId: farm.producerId }, staff);
  expect(seen.value.photo?.picture?.id).toBe(first?.id);

  const second = { photoId: newId(), purpose: 'farm' as const, base64: await photo('#a53') };
  await api.call(keepProducerPhoto, second, farm.owner);
  const { photoId: secondId } = second;
  await api.call(saveFarmPhoto, { photo: { photoId: secondId } }, farm.owner);
  await api.drain();
  expect((await shown())?.id).not.toBe(first?.id);
  // Without words of its own it is called by the farm's name.
  expect((await shown())?.alt).toBe('Imkerei Lindenlaut');
  await api.call(saveFarmPhoto, { photo: null }, farm.owner);
  expect(await shown()).toBeNull();
});

it('is a farm’s own: its name means nothing to another farm', async () => {
  const photoId = newId();
  const file = { photoId, purpose: 'farm' as const, base64: await photo('#245') };
  await api.call(keepProducerPhoto, file, farm.owner);
  await api.drain();
  const other = await Farm.of(api, 'kaeserei-kranichruf');
  await api.call(saveFarmPhoto, { photo: { photoId } }, other.owner);
  const answer = await api.call(readProducer, { slug: other.slug, language: 'de' });
  expect(answer.value.producer.photo).toBeNull();
});

it('is sent by whoever may change the page, photos of products by whoever may change those', async () => {
  const forPage = await farm.helper('seite@hof.example', ['farm']);
  const forGoods = await farm.helper('ware@hof.example', ['products']);
  const ask = (purpose: 'farm' | 'product', by: { sessionToken: string }) =>
    api.call(
      askUploadTicket,
      { photoId: newId(), purpose, sizeBytes: 9, mediaType: 'image/jpeg' },
      by,
    );
  expect((await ask('farm', forPage)).status).toBe(200);
  expect((await ask('product', forGoods)).status).toBe(200);
  expect((await ask('farm', forGoods)).problem.code).toBe('not-allowed');
  expect((await ask('product', forPage)).problem.code).toBe('not-allowed');
  const file = { photoId: newId(), purpose: 'farm' as const, base64: await photo('#111') };
  expect((await api.call(keepProducerPhoto, file, forGoods)).problem.code).toBe('not-allowed');
});
