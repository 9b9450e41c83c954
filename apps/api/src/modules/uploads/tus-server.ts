import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import { TICKET_HEADER, UPLOADS_PATH } from '@markthalle/contracts/portal-uploads';
import { Inject, Injectable } from '@nestjs/common';
import { Server } from '@tus/server';
import { CONFIG, type Config } from '../../config.ts';
import { SessionLookup } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import { Log } from '../../platform/log/log.ts';
import { PhotosStore, type TicketRow } from './photos.store.ts';
import { ReceivePhotoService } from './receive-photo.service.ts';
import { UploadFiles } from './upload-files.ts';

type Headers = { readonly get: (name: string) => string | null };
type Asked = { readonly headers: Headers };

/** What tus answers instead of going on; the phone knows what to do about each. */
const refusal = (status_code: number, body: string) => ({ status_code, body });
const NOT_YOURS = refusal(404, 'There is no such upload\n');
const OVER = refusal(403, 'The ticket is over, ask for a new one\n');
const OTHER_SIZE = refusal(413, 'The ticket is for another size\n');
/** tus, checksum extension. */
const OTHER_CONTENT = refusal(460, 'The photo is not the one that was announced\n');
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Receives photos in pieces (https://tus.io/protocols/resumable-upload), each request behind its ticket. */
@Injectable()
export class TusServer {
  private readonly server: Server;

  constructor(
    @Inject(CONFIG) { urls }: Config,
    files: UploadFiles,
    private readonly photos: PhotosStore,
    private readonly receiver: ReceivePhotoService,
    private readonly sessions: SessionLookup,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.server = new Server({
      path: UPLOADS_PATH,
      datastore: files.store,
      maxSize: MAX_PHOTO_BYTES,
      relativeLocation: true,
      allowedOrigins: [urls.portal],
      namingFunction: async (request) => (await this.ticketOf(request)).uploadId,
      onIncomingRequest: (request, uploadId) => this.admit(request, uploadId),
      onUploadCreate: async (request, upload) => {
        if ((await this.ticketOf(request)).sizeBytes !== upload.size) throw OTHER_SIZE;
        return {};
      },
      onUploadFinish: async (_request, { id }) => {
        if ((await this.receiver.receive(id)) === 'different') throw OTHER_CONTENT;
        return {};
      },
      onResponseError: (_request, error) => this.answerTo(error),
    });
  }

  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.server.handle(request, response);
  }

  /** A ticket opens one upload, for the person who asked for it, and for a short time. */
  private async admit(request: Asked, uploadId: string): Promise<void> {
    const ticket = await this.ticketOf(request);
    if (ticket.uploadId !== uploadId) throw NOT_YOURS;
  }

  private async ticketOf({ headers }: Asked): Promise<TicketRow> {
    const token = headers.get(TICKET_HEADER) ?? '';
    const ticket = TOKEN.test(token) ? await this.photos.byTicket(hashToken(token)) : null;
    if (ticket === null) throw OVER;
    const session = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(headers.get('authorization') ?? '')?.[1];
    const person = session === undefined ? null : await this.sessions.find(session);
    if (person?.accountId !== ticket.askedBy) throw NOT_YOURS;
    if (ticket.ticketUntil <= this.clock.now()) throw OVER;
    return ticket;
  }

  /** Refusals are answered as they are; a fault tells its reader nothing and the log everything. */
  private answerTo(error: Error | { readonly status_code: number; readonly body: string }) {
    if ('status_code' in error) return undefined;
    this.log.fault('upload failed', error, {});
    return refusal(500, 'The upload failed\n');
  }
}
