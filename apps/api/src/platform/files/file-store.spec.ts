import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalS3, S3_KEYS } from '../../../test/local-s3.ts';
import type { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Store } from './s3-store.ts';

const SLOW_MS = 30_000;
const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-files-'));
const s3 = new LocalS3('market');
let endpoint: string;
let bucket: S3Store;

const storeWith = (change: Partial<ConstructorParameters<typeof S3Store>[0]>) =>
  new S3Store({ bucket: 'market', endpoint, region: 'eu-central-1', ...S3_KEYS, ...change });

beforeAll(async () => {
  endpoint = await s3.listen();
  bucket = storeWith({});
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  s3.requests.length = 0;
});

const NAME = 'pictures/ab/abcd-320.webp';
const BYTES = Buffer.from([0, 255, 1, 254, 10, 13]);

describe.each([
  ['a folder', () => new FolderStore(folder)],
  ['a bucket', () => bucket],
] as [string, () => FileStore][])('files in %s', (_, store) => {
  it(
    'come back as they were written, and the later of two stays',
    async () => {
      expect(await store().read('pictures/no/none.webp')).toBeNull();
      await store().write(NAME, Buffer.from('first'), 'image/webp');
      await store().write(NAME, BYTES, 'image/webp');
      expect(await store().read(NAME)).toEqual(BYTES);
    },
    SLOW_MS,
  );
});

describe('a folder', () => {
  it('holds no half files', () => {
    expect(readdirSync(path.join(folder, 'pictures/ab'))).toEqual(['abcd-320.webp']);
  });
});

describe('a bucket', () => {
  it('gets the media type and a right signature', async () => {
    await bucket.write('a b/ü.jpg', BYTES, 'image/jpeg');
    expect(s3.objects.get('a b/ü.jpg')).toEqual({ bytes: BYTES, mediaType: 'image/jpeg' });
    const forged = storeWith({ secretAccessKey: 'another secret' });
    await expect(forged.read(NAME)).rejects.toThrow('SignatureDoesNotMatch');
  });

  it(
    'that is busy is asked again, a broken one three times and no more',
    async () => {
      s3.faults.push(503);
      expect(await bucket.read(NAME)).toEqual(BYTES);
      expect(s3.requests).toHaveLength(2);
      s3.requests.length = 0;
      s3.faults.push(500, 500, 500, 500);
      await expect(bucket.read(NAME)).rejects.toThrow();
      expect(s3.requests).toHaveLength(3);
      s3.faults.length = 0;
    },
    SLOW_MS,
  );

  it('that does not exist is a fault, not a missing file', async () => {
    await expect(storeWith({ bucket: 'other' }).read(NAME)).rejects.toThrow('NoSuchBucket');
  });

  it('is not trusted with endless files', async () => {
    s3.objects.set('huge', { bytes: Buffer.alloc(16_000_001), mediaType: 'image/webp' });
    await expect(bucket.read('huge')).rejects.toThrow('16000001 bytes');
    s3.objects.delete('huge');
  });
});
