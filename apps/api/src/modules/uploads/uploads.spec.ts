import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import sharp from 'sharp';
import type { Caller } from '../../../test/call-route.ts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { noisyJpeg, PhotoSender, sha256 } from '../../../test/photo-sender.ts';
import { DAY_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { UploadsModule } from './uploads.module.ts';

jest.setTimeout(60_000);

const PIECE_BYTES = 131_072;
const MEGABYTE = 1_000_000;
const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-uploads-'));

let world: CatalogWorld;
let phone: PhotoSender;
let photo: Buffer;

beforeAll(async () => {
  world = await CatalogWorld.start([UploadsModule], { FILES_DIR: folder });
  phone = await PhotoSender.listen(world);
  photo = await noisyJpeg(900, 600);
});
afterAll(async () => {
  await world.api.stop();
  rmSync(folder, { recursive: true, force: true });
});

const drain = () => world.api.app.get(Worker).drain();
const sweep = () => world.api.app.get(Sweeps).run('clear-uploads');
const rowOf = (uploadId: string) =>
  world.db.row<Record<string, unknown>>(
    `select state, refused_because as reason, sha256, received is null as empty, producer_id as "producerId",
            picture_id as "pictureId" from uploads.photo where upload_id = $1`,
    [uploadId],
  );
const partOf = (uploadId: string) => path.join(folder, 'uploads', uploadId);
const ticketFor = async (bytes: Buffer, caller: Caller, photoId = newId()) => {
  const { ticket } = (await phone.ask(bytes, caller, photoId)).value;
  if (ticket === null) throw new Error('no ticket');
  return ticket;
};

/** A PNG that says it is larger than it is: what is behind its head never gets so far. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bomb = deflateSync(Buffer.alloc(20 * MEGABYTE));
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', bomb),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a photo in pieces', () => {
  it('goes on where it stopped, and arrives as it was sent', async () => {
    const photoId = newId();
    const { uploadId, token } = await ticketFor(photo, world.dairy, photoId);
    const created = await phone.create(token, photo.byteLength, world.dairy);
    expect([created.status, created.headers.get('location')]).toEqual([
      201,
      `/uploads/${uploadId}`,
    ]);
    await phone.piece(uploadId, token, world.dairy, 0, photo.subarray(0, PIECE_BYTES));
    expect(await phone.offset(uploadId, token, world.dairy)).toBe(PIECE_BYTES);
    // The phone was switched off meanwhile, so it comes back with a new ticket for the same upload.
    const later = await ticketFor(photo, world.dairy, photoId);
    expect(later.uploadId).toBe(uploadId);
    expect(later.token).not.toBe(token);
    const rest = photo.subarray(PIECE_BYTES);
    const last = await phone.piece(uploadId, later.token, world.dairy, PIECE_BYTES, rest);
    expect(last.status).toBe(204);
    expect(await rowOf(uploadId)).toMatchObject({ state: 'received', sha256: sha256(photo) });
    expect(existsSync(partOf(uploadId))).toBe(false);
    expect((await phone.ask(photo, world.dairy, photoId)).value).toEqual({
      state: 'received',
      refusedBecause: null,
      ticket: null,
    });
  });

  it('becomes a clean square picture in all sizes', async () => {
    const held = await sharp(photo)
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Make: 'Hof' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 5/1 0/1' },
      })
      .toBuffer();
    expect((await sharp(held).metadata()).exif).toBeDefined();
    const { uploadId } = await phone.whole(held, world.dairy);
    await drain();
    const row = await rowOf(uploadId);
    expect(row).toMatchObject({ state: 'ready', empty: true });
    const pictureId = String(row?.pictureId);
    const kept = path.join(folder, 'photos', pictureId.slice(0, 2), `${pictureId}.jpg`);
    const original = await sharp(kept).metadata();
    expect([original.width, original.height, original.exif]).toEqual([600, 600, undefined]);
    for (const name of [`${pictureId}-480.avif`, `${pictureId}-1280.webp`, `${pictureId}-og.jpg`]) {
      expect(existsSync(path.join(folder, 'pictures', pictureId.slice(0, 2), name))).toBe(true);
    }
    const shown = await world.api.app.inject({ url: `/media/${pictureId}-320.webp` });
    expect((await sharp(shown.rawPayload).metadata()).width).toBe(320);
  });

  it('that was spoilt on its way is thrown away, and comes again', async () => {
    const photoId = newId();
    const spoilt = Buffer.from(photo).fill(0, 5_000, 5_010);
    const first = await phone.whole(spoilt, world.dairy, photoId, sha256(photo));
    expect(first.status).toBe(460);
    expect(await rowOf(first.uploadId)).toMatchObject({ state: 'waiting' });
    expect(existsSync(partOf(first.uploadId))).toBe(false);
    const second = await phone.whole(photo, world.dairy, photoId);
    expect([second.uploadId, second.status]).toEqual([first.uploadId, 204]);
    const other = await noisyJpeg(300, 300);
    expect((await phone.ask(other, world.dairy, photoId)).problem.code).toBe('photo-changed');
  });

  it('is found whole where the last answer was lost', async () => {
    const photoId = newId();
    const first = await ticketFor(photo, world.dairy, photoId);
    await phone.create(first.token, photo.byteLength, world.dairy);
    const half = photo.byteLength - 10;
    await phone.piece(first.uploadId, first.token, world.dairy, 0, photo.subarray(0, half));
    expect(await rowOf(first.uploadId)).toMatchObject({ state: 'waiting' });
    // The process died after the last byte was written and before anything else.
    appendFileSync(partOf(first.uploadId), photo.subarray(half));
    world.api.clock.advance(31 * MINUTE_MS);
    expect(await sweep()).toBeGreaterThan(0);
    expect(await rowOf(first.uploadId)).toMatchObject({ state: 'received', sha256: sha256(photo) });
  });

  it('that nobody continues for seven days is given up', async () => {
    const { uploadId, token } = await ticketFor(photo, world.dairy);
    await phone.create(token, photo.byteLength, world.dairy);
    await phone.piece(uploadId, token, world.dairy, 0, photo.subarray(0, PIECE_BYTES));
    world.api.clock.advance(7 * DAY_MS - MINUTE_MS);
    await sweep();
    expect(existsSync(partOf(uploadId))).toBe(true);
    world.api.clock.advance(2 * MINUTE_MS);
    await sweep();
    expect(existsSync(partOf(uploadId))).toBe(false);
    expect(await rowOf(uploadId)).toBeNull();
  });
});

describe('a ticket', () => {
  it('is for one producer: another gets another upload under the same name', async () => {
    const photoId = newId();
    const mine = await ticketFor(photo, world.dairy, photoId);
    const theirs = await ticketFor(photo, world.other, photoId);
    expect(theirs.uploadId).not.toBe(mine.uploadId);
    await phone.create(mine.token, photo.byteLength, world.dairy);
    // With everything that belongs to the dairy but its session.
    expect((await phone.create(mine.token, photo.byteLength, world.other)).status).toBe(404);
    expect(await phone.offset(mine.uploadId, mine.token, world.other)).toBe(404);
    const stolen = await phone.piece(mine.uploadId, mine.token, world.other, 0, photo);
    expect(stolen.status).toBe(404);
    // With its own ticket for the other's upload.
    const wrong = await phone.piece(mine.uploadId, theirs.token, world.other, 0, photo);
    expect(wrong.status).toBe(404);
    expect(await phone.offset(mine.uploadId, mine.token, world.dairy)).toBe(0);
  });

  it('is needed, ends after a quarter of an hour, and is for one size', async () => {
    const { uploadId, token } = await ticketFor(photo, world.dairy);
    expect((await phone.create('', photo.byteLength, world.dairy)).status).toBe(403);
    expect((await phone.create('A'.repeat(43), photo.byteLength, world.dairy)).status).toBe(403);
    expect((await phone.create(token, photo.byteLength, {})).status).toBe(404);
    expect((await phone.create(token, photo.byteLength + 1, world.dairy)).status).toBe(413);
    expect((await phone.create(token, photo.byteLength, world.dairy)).status).toBe(201);
    const tooMuch = Buffer.concat([photo, Buffer.alloc(1)]);
    expect((await phone.piece(uploadId, token, world.dairy, 0, tooMuch)).status).toBe(413);
    world.api.clock.advance(15 * MINUTE_MS);
    expect(await phone.offset(uploadId, token, world.dairy)).toBe(403);
  });

  it('is not given for more than 8 MB or for what is no photo', async () => {
    const big = { byteLength: 8 * MEGABYTE + 1 } as Buffer;
    expect((await phone.ask(big, world.dairy, newId(), null)).problem.code).toBe('invalid-input');
  });
});

describe('what is no photo', () => {
  const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

  it.each([
    ['a PDF named .jpg', () => Buffer.from('%PDF-1.7 kein Foto'), 'photo-not-readable'],
    ['a drawing that could run scripts', () => Buffer.from('<svg/>'), 'photo-not-readable'],
    ['HEIC', () => HEIC, 'photo-heic'],
    ['half a JPEG', () => photo.subarray(0, 20_000), 'photo-not-readable'],
    ['100 million pixels', () => pngOf(10_000, 10_000), 'photo-too-many-pixels'],
    ['a decompression bomb', () => pngOf(60_000, 60_000), 'photo-too-many-pixels'],
  ])('%s is refused with its reason, whichever way it comes', async (_, make, reason) => {
    const bytes = make();
    const memoryBefore = process.memoryUsage().rss;
    const { uploadId, photoId } = await phone.whole(bytes, world.dairy);
    await drain();
    expect(await rowOf(uploadId)).toMatchObject({ state: 'refused', reason, empty: true });
    const again = (await phone.ask(bytes, world.dairy, photoId)).value;
    expect(again).toEqual({ state: 'refused', refusedBecause: reason, ticket: null });
    const whole = await world.call(
      keepProducerPhoto,
      { photoId: newId(), base64: bytes.toString('base64') },
      world.dairy,
    );
    expect([whole.status, whole.problem.code]).toEqual([422, reason]);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(150 * MEGABYTE);
  });
});

it('a file that holds more than it says is read as far as it says', async () => {
  const memoryBefore = process.memoryUsage().rss;
  const { uploadId } = await phone.whole(pngOf(10, 10), world.dairy);
  await drain();
  expect(await rowOf(uploadId)).toMatchObject({ state: 'ready' });
  expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(150 * MEGABYTE);
});

describe('a photo that comes whole', () => {
  it('is kept once, however often its form is sent', async () => {
    const input = { photoId: newId(), base64: photo.toString('base64') };
    const first = await world.call(keepProducerPhoto, input, world.dairy);
    const second = await world.call(keepProducerPhoto, input, world.dairy);
    expect([first.value, second.value]).toEqual([
      { state: 'received', refusedBecause: null },
      { state: 'received', refusedBecause: null },
    ]);
    const other = (await noisyJpeg(300, 300)).toString('base64');
    const clash = await world.call(keepProducerPhoto, { ...input, base64: other }, world.dairy);
    expect(clash.problem.code).toBe('photo-changed');
    await drain();
    const third = await world.call(keepProducerPhoto, input, world.dairy);
    expect(third.value.state).toBe('ready');
  });
});
