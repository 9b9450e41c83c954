import { createHash } from 'node:crypto';
import { askUploadTicket, TICKET_HEADER, UPLOADS_PATH } from '@markthalle/contracts/portal-uploads';
import sharp from 'sharp';
import { newId } from '../src/platform/db/new-id.ts';
import type { Caller } from './call-route.ts';
import type { CatalogWorld } from './catalog-world.ts';

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A picture with so much in it that it does not get small: every pixel by chance, but always the same chance. */
export async function noisyJpeg(width: number, height: number, quality = 60): Promise<Buffer> {
  let seed = width * 31 + height;
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[at] = seed >> 16;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

/** Speaks tus by hand, as the phone does, so that a test can stop anywhere. */
export class PhotoSender {
  constructor(
    private readonly world: CatalogWorld,
    private readonly baseUrl: string,
  ) {}

  static async listen(world: CatalogWorld): Promise<PhotoSender> {
    await world.api.app.listen(0, '127.0.0.1');
    return new PhotoSender(world, await world.api.app.getUrl());
  }

  ask(bytes: Buffer, caller: Caller, photoId = newId(), announced: string | null = sha256(bytes)) {
    return this.world.call(
      askUploadTicket,
      { photoId, sizeBytes: bytes.byteLength, mediaType: 'image/jpeg', sha256: announced },
      caller,
    );
  }

  create(token: string, sizeBytes: number, caller: Caller) {
    return this.send('POST', '', token, caller, { 'upload-length': String(sizeBytes) });
  }

  async offset(uploadId: string, token: string, caller: Caller) {
    const answer = await this.send('HEAD', `/${uploadId}`, token, caller, {});
    return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : answer.status;
  }

  piece(uploadId: string, token: string, caller: Caller, offset: number, bytes: Buffer) {
    const headers = {
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    };
    return this.send('PATCH', `/${uploadId}`, token, caller, headers, bytes);
  }

  /** Sends a photo to its end; answers its upload's id and the status of the last piece. */
  async whole(bytes: Buffer, caller: Caller, photoId = newId(), announced = sha256(bytes)) {
    const { ticket } = (await this.ask(bytes, caller, photoId, announced)).value;
    if (ticket === null) throw new Error('the photo is here already');
    await this.create(ticket.token, bytes.byteLength, caller);
    const { status } = await this.piece(ticket.uploadId, ticket.token, caller, 0, bytes);
    return { photoId, uploadId: ticket.uploadId, status };
  }

  private send(
    method: string,
    path: string,
    token: string,
    { sessionToken }: Caller,
    headers: Record<string, string>,
    body?: Buffer,
  ) {
    return fetch(`${this.baseUrl}${UPLOADS_PATH}${path}`, {
      method,
      headers: {
        'tus-resumable': '1.0.0',
        [TICKET_HEADER]: token,
        authorization: `Bearer ${sessionToken}`,
        ...headers,
      },
      body: body && new Uint8Array(body),
    });
  }
}
