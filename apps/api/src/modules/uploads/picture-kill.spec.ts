import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { waitFor } from '@markthalle/testing/wait-for';
import { BuiltApi } from '../../../test/built-api.ts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { environmentFor } from '../../../test/modules-under-test.ts';
import { noisyJpeg, PhotoSender } from '../../../test/photo-sender.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { UploadsModule } from './uploads.module.ts';

jest.setTimeout(240_000);

/** Two formats in six widths, one for old readers, one for shared links. */
const FILES_OF_A_PICTURE = 14;

const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-kill-'));
const pictures = path.join(folder, 'pictures');
let built: BuiltApi;
let world: CatalogWorld;

beforeAll(async () => {
  built = new BuiltApi();
  world = await CatalogWorld.start([UploadsModule], { FILES_DIR: folder });
});
afterAll(async () => {
  await built.remove();
  await world.api.stop();
  rmSync(folder, { recursive: true, force: true });
});

const made = () =>
  existsSync(pictures)
    ? readdirSync(pictures).flatMap((part) => readdirSync(path.join(pictures, part)))
    : [];
const photos = () =>
  world.db.rows<{ state: string; pictureId: string | null }>(
    'select state, picture_id as "pictureId" from uploads.photo',
  );

it('kill -9 between two renditions: another worker makes the rest of the same picture', async () => {
  const phone = await PhotoSender.listen(world);
  await phone.whole(await noisyJpeg(700, 700), world.dairy);
  const worker = built.startWorker(environmentFor(world.api.database.url, { FILES_DIR: folder }));
  const hasBegun = async () => made().some((name) => name.endsWith('.webp'));
  await waitFor('the first rendition', hasBegun, { timeoutMs: 60_000, pauseMs: 20 });
  await built.kill(worker);
  const before = made().filter((name) => !name.endsWith('.part'));
  expect(before.length).toBeLessThan(FILES_OF_A_PICTURE);
  expect(await photos()).toEqual([{ state: 'received', pictureId: null }]);

  world.api.clock.advance(31 * MINUTE_MS);
  expect(await world.api.app.get(Sweeps).run('clear-uploads')).toBe(1);
  await world.api.app.get(Worker).drain();
  const [photo] = await photos();
  expect(photo?.state).toBe('ready');
  const whole = made().filter((name) => !name.endsWith('.part'));
  expect(whole).toHaveLength(FILES_OF_A_PICTURE);
  expect(whole.every((name) => name.startsWith(String(photo?.pictureId)))).toBe(true);
  expect(whole).toEqual(expect.arrayContaining(before));
  const pictureRows = await world.db.rows(
    `select id from platform.picture where source = 'upload'`,
  );
  expect(pictureRows).toEqual([{ id: photo?.pictureId }]);
});
