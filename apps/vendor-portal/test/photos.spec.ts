import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readActing } from '@markthalle/contracts/device-commands';
import { readPortalProduct, updateProduct } from '@markthalle/contracts/portal-products';
import { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { expectNoSeriousA11yIssues, launchBrowser } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import { startWebApp } from '@markthalle/testing/web-app';
import type { Browser, Page } from 'playwright-core';
import { photoedHoney } from './fixtures/photos.ts';
import { HONEY_ID } from './fixtures/products.ts';
import { portalFixture, RENATE, TOKEN } from './portal-fixture.ts';
import { BadLine, TusFront } from './tus-front.ts';

jest.setTimeout(180_000);
const LONG = { timeoutMs: 40_000 };

const api = portalFixture();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-photos-'));
let front: TusFront;
let portal: Awaited<ReturnType<typeof startWebApp>>;
let line: BadLine;
let address: string;
let browser: Browser;

beforeAll(async () => {
  front = new TusFront(await api.listen(), api);
  api.on(keepProducerPhoto, () => ({ state: 'received' as const, refusedBecause: null }));
  const [farm] = RENATE.producers;
  api.on(readActing, () => ({
    accountId: RENATE.accountId,
    producerId: farm?.producerId ?? '',
  }));
  portal = await startWebApp(path.resolve(import.meta.dirname, '..'), {
    API_URL: await front.listen(),
  });
  line = new BadLine(portal.url);
  address = await line.listen();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await line.close();
  await portal.stop();
  await front.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => line.mend());

async function openPage(javaScript: boolean, theme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: javaScript,
    viewport: { width: 390, height: 844 },
  });
  await context.addCookies([
    { name: 'portal_session', value: TOKEN, url: address },
    { name: 'portal_theme', value: theme, url: address },
  ]);
  return context.newPage();
}

const EXIF_PLACE = 'FELDBERG-53.3389N-13.4342E';

/** What a camera writes before the picture: held upright (orientation 6), and where that was. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = Buffer.from([
    0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(EXIF_PLACE)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.byteLength + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A photo as large as a camera makes it, drawn by the browser itself: hills, and the grain of a sensor. */
async function cameraPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4_032, 3_024);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const picture = context.createImageData(canvas.width, canvas.height);
    let seed = 1;
    for (let at = 0; at < picture.data.length; at += 4) {
      const x = (at / 4) % canvas.width;
      const y = Math.floor(at / 4 / canvas.width);
      const hill = 128 + 60 * Math.sin(x / 90) + 50 * Math.cos(y / 70 + x / 200);
      for (let part = 0; part < 3; part += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        picture.data[at + part] = hill + ((seed >> 16) % 40) - 20;
      }
      picture.data[at + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.97 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8_192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    }
    return btoa(text);
  });
  return withExif(Buffer.from(base64, 'base64'));
}

const smallPhoto = async (page: Page): Promise<Buffer> => {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 40;
    canvas.height = 30;
    return canvas.toDataURL('image/jpeg');
  });
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
};

/** The photos as they lie on the phone. */
const onPhone = (page: Page) =>
  page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const photos = await new Promise<
      { photoId: string; hash: string; blob: Blob; offset: number }[]
    >((resolve) => {
      const all = database.transaction('photos').objectStore('photos').getAll();
      all.onsuccess = () => resolve(all.result);
    });
    database.close();
    return photos.map(({ photoId, hash, blob, offset }) => ({
      photoId,
      hash,
      size: blob.size,
      offset,
    }));
  });

const tileWords = (page: Page) => page.locator('[data-photo-tiles] [data-photo-words]').first();
const pick = (page: Page, name: string, buffer: Buffer, mimeType = 'image/jpeg') =>
  page.getByLabel('Aus der Galerie wählen').setInputFiles({ name, mimeType, buffer });

describe('a photo on a bad line', () => {
  it('of 8 MB, cut at 30, 60 and 90 %, resumes; the listing is saved meanwhile', async () => {
    const page = await openPage(true);
    await page.goto(`/produkte/${HONEY_ID}`);
    await waitFor(
      'the desk',
      async () => (await page.locator('html').getAttribute('data-account')) !== null,
    );
    const original = await cameraPhoto(page);
    expect(original.byteLength).toBeGreaterThan(7_000_000);
    // The line is gone before the first byte, so what the phone keeps can be looked at.
    line.breakAfter(0);
    await pick(page, 'IMG_2041.jpg', original);
    await waitFor('the photo on the phone', async () => (await onPhone(page)).length === 1, LONG);
    const [kept] = await onPhone(page);
    if (kept === undefined) throw new Error('nothing is kept');
    expect(kept.size).toBeLessThan(350_000);
    await expect(tileWords(page).textContent()).resolves.toBe('0 %, wartet');

    const upstreamBefore = line.sentBytes;
    const shares = [0.3, 0.6, 0.9];
    for (const share of shares) {
      line.mend();
      line.breakAfter(Math.round(share * kept.size) - (await front.offset(kept.photoId)) + 2_500);
      const cutsBefore = line.cuts;
      // The phone is switched off and on again: the page is new, the photo is not chosen again.
      await page.reload({ timeout: 60_000 }).catch(() => undefined);
      await waitFor('the cut', async () => line.cuts > cutsBefore, LONG);
      await waitFor(
        'the waiting',
        async () => /wartet$/.test((await tileWords(page).textContent()) ?? ''),
        LONG,
      );
    }
    line.mend();
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.reload();
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await saved;
    await page.waitForURL('**/produkte?**');
    expect(api.inputsOf(updateProduct)).toHaveLength(1);
    expect(api.inputsOf(updateProduct)[0]?.draft).toMatchObject({
      photos: [{ photoId: kept.photoId, altDe: '', altEn: '' }],
    });
    await waitFor('the photo', async () => (await front.offset(kept.photoId)) === kept.size, LONG);
    const received = front.received(kept.photoId);
    expect(createHash('sha256').update(received).digest('hex')).toBe(kept.hash);
    expect(received.includes(EXIF_PLACE)).toBe(false);
    expect(received.includes('Exif')).toBe(false);
    // Everything that went up, four pages and the saved form among it.
    expect(line.sentBytes - upstreamBefore).toBeLessThanOrEqual(1.1 * kept.size);
    await waitFor('the end', async () => (await onPhone(page)).length === 0, LONG);
    await page.context().close();
  });
});

describe('photos in the form, with scripts', () => {
  it('are put in order and taken out at once, and nobody waits for them', async () => {
    const page = await openPage(true);
    await page.goto('/produkte/neu');
    const photo = await smallPhoto(page);
    await page.getByLabel('Aus der Galerie wählen').setInputFiles([
      { name: 'eins.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'zwei.jpg', mimeType: 'image/jpeg', buffer: photo },
    ]);
    await page.locator('[data-photo-tiles] > li').nth(1).waitFor();
    const names = () =>
      page
        .locator('input[name="foto"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const [first, second] = await names();
    await page.getByRole('button', { name: 'Foto 2 nach vorn' }).click();
    expect(await names()).toEqual([second, first]);
    await page.getByRole('button', { name: 'Foto 1 entfernen' }).click();
    expect(await names()).toEqual([first]);
    await page.context().close();
  });

  it('that no browser here can read are explained, and the camera is offered', async () => {
    const page = await openPage(true);
    await page.goto('/produkte/neu');
    await page.getByLabel('Name', { exact: true }).fill('Blütenhonig');
    const file = path.join(folder, 'IMG_7.HEIC');
    writeFileSync(file, Buffer.alloc(40_000_000));
    await page.getByLabel('Aus der Galerie wählen').setInputFiles(file);
    const alert = page.locator('[data-photo-problem]');
    await waitFor('the sentence', async () => (await alert.textContent())?.includes('HEIC'), LONG);
    expect(await alert.textContent()).toContain('tippen Sie auf „Foto aufnehmen“');
    await pick(page, 'kaputt.jpg', Buffer.from('kein Foto'));
    await waitFor('the other', async () => (await alert.textContent())?.includes('kaputt'), LONG);
    expect(await page.locator('[data-photo-tiles] > li').count()).toBe(0);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Blütenhonig');
    expect(await page.getByLabel('Foto aufnehmen').getAttribute('capture')).toBe('environment');
    await page.context().close();
  });
});

describe('photos in the form, without scripts', () => {
  it('go with the form as files, are kept and named in the product', async () => {
    const page = await openPage(false);
    await page.goto(`/produkte/${HONEY_ID}`);
    await pick(page, 'honig.jpg', Buffer.from('a photo'));
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.waitForURL('**/produkte?**');
    const [kept] = api.inputsOf(keepProducerPhoto);
    expect(kept?.base64).toBe(Buffer.from('a photo').toString('base64'));
    expect(api.inputsOf(updateProduct).at(-1)?.draft).toMatchObject({
      photos: [{ photoId: kept?.photoId }],
    });
    await page.context().close();
  });

  it('are kept when another field is wrong, and can be described, moved and taken out', async () => {
    const page = await openPage(false);
    await page.goto(`/produkte/${HONEY_ID}`);
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.getByLabel('Aus der Galerie wählen').setInputFiles([
      { name: 'eins.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('one') },
      { name: 'zwei.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('two') },
    ]);
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    const words = page.getByLabel('Was ist auf dem Foto zu sehen?');
    expect(await words.count()).toBe(2);
    await words.nth(1).fill('Ein Glas im Licht');
    await page.getByRole('button', { name: 'Foto 2 nach vorn' }).click();
    expect(await words.nth(0).inputValue()).toBe('Ein Glas im Licht');
    await page.getByRole('button', { name: 'Foto 2 entfernen' }).click();
    expect(await words.count()).toBe(1);
    await page.getByLabel('Name', { exact: true }).fill('Lindenhonig');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.waitForURL('**/produkte?**');
    expect(api.inputsOf(updateProduct).at(-1)?.draft).toMatchObject({
      photos: [{ altDe: 'Ein Glas im Licht' }],
    });
    await page.context().close();
  });

  it.each([
    ['40 MB of HEIC', 'IMG_7.HEIC', 40_000_000, '„IMG_7.HEIC“ ist im HEIC-Format'],
    ['9 MB', 'gross.jpg', 9_000_000, '„gross.jpg“ ist größer als 8 MB'],
  ])(
    '%s: a message beside the field, and everything typed is there',
    async (_, name, bytes, says) => {
      const page = await openPage(false);
      await page.goto(`/produkte/${HONEY_ID}`);
      await page.getByLabel('Name', { exact: true }).fill('Ein ganz anderer Name');
      const file = path.join(folder, name);
      writeFileSync(file, Buffer.alloc(bytes));
      await page.getByLabel('Aus der Galerie wählen').setInputFiles(file);
      await page.getByRole('button', { name: 'Nur speichern' }).click({ timeout: 60_000 });
      await page.getByText('Foto aufnehmen“').first().waitFor({ timeout: 60_000 });
      expect(await page.locator('#field-foto-datei-error').textContent()).toContain(says);
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(
        'Ein ganz anderer Name',
      );
      await page.context().close();
    },
  );

  it('are refused with the sentence of the market', async () => {
    api.on(keepProducerPhoto, () => {
      throw new FixtureProblem('photo-too-many-pixels');
    });
    const page = await openPage(false);
    await page.goto(`/produkte/${HONEY_ID}`);
    await pick(page, 'riesig.png', Buffer.from('png'), 'image/png');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    expect(await page.locator('#field-foto-datei-error').textContent()).toContain(
      '„riesig.png“: Dieses Bild hat mehr als 50 Millionen Bildpunkte.',
    );
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('can be used by everybody, %s, at 320 px', async (theme) => {
    api.on(readPortalProduct, () => photoedHoney);
    const page = await openPage(true, theme);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/produkte/${HONEY_ID}`);
    await expectNoSeriousA11yIssues(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await page.locator('[data-photo-words]').allTextContents()).toEqual(
      expect.arrayContaining(['Im Laden zu sehen.', expect.stringContaining('HEIC')]),
    );
    await page.context().close();
  });
});
