import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import sharp from 'sharp';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { pictureIdOf } from '../../demo/demo-products.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { encodeRendition } from './encode-rendition.ts';
import { PicturesFacade } from './pictures.facade.ts';
import { PicturesModule } from './pictures.module.ts';
import { Renditions } from './renditions.service.ts';

const SLOW_MS = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-pictures-'));
const recipes = loadDemoCatalogue()
  .products.slice(0, 2)
  .map(({ image }) => image);
const [first = '', second = ''] = recipes.map(pictureIdOf);
const UNKNOWN = 'f'.repeat(20);

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, PicturesModule],
    now: '2026-06-08T08:00:00Z',
    environment: { FILES_DIR: folder },
  });
  const pictures = market.app.get(PicturesFacade);
  await market.app.get(Db).transaction((tx) =>
    pictures.registerRecipes(
      tx,
      recipes.map((recipe) => ({ id: pictureIdOf(recipe), recipe })),
    ),
  );
}, SLOW_MS);

afterAll(async () => {
  await market.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (file: string) => market.app.inject({ url: `/media/${file}` });
const filesOf = (id: string) =>
  readdirSync(path.join(folder, 'pictures', id.slice(0, 2)))
    .filter((name) => name.startsWith(id))
    .sort();

describe('a picture', () => {
  it.each([
    ['avif', 'image/avif', 'heif'],
    ['webp', 'image/webp', 'webp'],
    ['jpg', 'image/jpeg', 'jpeg'],
  ])(
    'comes as %s with its type, its width and a year to keep it',
    async (format, type, inside) => {
      const answer = await ask(`${first}-160.${format}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe(type);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      const metadata = await sharp(answer.rawPayload).metadata();
      expect([metadata.format, metadata.width]).toEqual([inside, 160]);
    },
    SLOW_MS,
  );

  it(
    'asked for many times at once is drawn and encoded once',
    async () => {
      const renditions = market.app.get(Renditions);
      const { result, statements } = await countStatements(() =>
        Promise.all(Array.from({ length: 8 }, () => renditions.read(second, 320, 'webp'))),
      );
      expect(statements).toBe(1);
      for (const bytes of result) expect(bytes).toBe(result[0]);
      expect(filesOf(second)).toEqual([`${second}-320.webp`, `${second}.original`]);
    },
    SLOW_MS,
  );

  it(
    'made before is served from its file, without the database',
    async () => {
      await ask(`${first}-480.webp`);
      const file = path.join(folder, 'pictures', first.slice(0, 2), `${first}-480.webp`);
      const { mtimeMs } = statSync(file);
      const renditions = market.app.get(Renditions);
      const again = await countStatements(() => renditions.read(first, 480, 'webp'));
      expect(again.statements).toBe(0);
      expect(statSync(file).mtimeMs).toBe(mtimeMs);
    },
    SLOW_MS,
  );
});

describe('a picture beside a shared link', () => {
  it(
    'is 1200 by 630 with the whole picture in it, as JPEG only',
    async () => {
      const answer = await ask(`${first}-og.jpg`);
      const { format, width, height } = await sharp(answer.rawPayload).metadata();
      expect([format, width, height]).toEqual(['jpeg', 1200, 630]);
      // The middle is the picture itself, the sides are its blurred continuation.
      const middle = await sharp(answer.rawPayload)
        .extract({ left: 285, top: 0, width: 630, height: 630 })
        .resize(64)
        .removeAlpha()
        .raw()
        .toBuffer();
      const whole = await sharp((await ask(`${first}-640.jpg`)).rawPayload)
        .resize(64)
        .removeAlpha()
        .raw()
        .toBuffer();
      const difference = middle.reduce(
        (sum, value, at) => sum + Math.abs(value - (whole[at] ?? 0)),
        0,
      );
      expect(difference / middle.length).toBeLessThan(6);
      expect((await ask(`${first}-og.webp`)).statusCode).toBe(404);
    },
    SLOW_MS,
  );
});

describe('what one picture may cost', () => {
  it('bytes and pixels are limited before anything is unpacked', async () => {
    await expect(encodeRendition(Buffer.alloc(8_000_001), 320, 'webp')).rejects.toThrow(
      'An original has 8000001 bytes',
    );
    const wide = await sharp({
      create: { width: 8_001, height: 2_000, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    await expect(encodeRendition(wide, 320, 'webp')).rejects.toThrow(/pixel limit/);
    await expect(encodeRendition(Buffer.from('%PDF-1.7'), 320, 'webp')).rejects.toThrow();
  });
});

describe('what is not a picture', () => {
  it.each([
    `${UNKNOWN}-320.webp`,
    `${first}-321.webp`,
    `${first}-0320.webp`,
    `${first}-320.png`,
    `${first}-og.png`,
    `${first}-ogg.jpg`,
    `${first}-320`,
    `${first}.original`,
    `${first.toUpperCase()}X-320.webp`,
    '..%2f..%2fetc%2fpasswd',
    '..%2fsecret-320.webp',
    '%2e%2e%2fsecret.txt',
    `${first}-320.webp%00.jpg`,
    `..%5c${first}-320.webp`,
    `${first}-320.webp/../../secret.txt`,
  ])('%s is not found', async (file) => {
    writeFileSync(path.join(folder, 'secret.txt'), 'geheim');
    const answer = await ask(file);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['cache-control']).toBeUndefined();
    expect(answer.body).not.toContain('geheim');
  });

  it('leaves no file behind', async () => {
    await ask(`${UNKNOWN}-320.webp`);
    expect(readdirSync(path.join(folder, 'pictures'))).not.toContain(UNKNOWN.slice(0, 2));
  });
});
