import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { askUploadTicket } from '@markthalle/contracts/portal-uploads';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken, newToken } from '../../platform/db/new-id.ts';
import { NamePhotoService, requirePurpose } from './name-photo.service.ts';
import { type PhotoRow, PhotosStore } from './photos.store.ts';
import { ReceivePhotoService } from './receive-photo.service.ts';

/** Long enough for a photo on a weak line; a phone that takes longer asks again. */
const TICKET_VALID_MS = 15 * MINUTE_MS;

type Ask = ParsedInputOf<typeof askUploadTicket>;
type Answer = OutputOf<typeof askUploadTicket>;

/** Lets a member of a producer send one photo in pieces, for a quarter of an hour. */
@Injectable()
export class AskTicketService {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosStore,
    private readonly names: NamePhotoService,
    private readonly receiver: ReceivePhotoService,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-allowed`, `photo-too-many` and `photo-changed`. */
  async ask(by: ProducerMember, ask: Ask): Promise<Answer> {
    requirePurpose(by, ask.purpose);
    const answer = await this.db.transaction(async (tx) => {
      const photo = await this.names.named(tx, by.producerId, ask);
      return photo.state === 'waiting'
        ? { ...standing(photo), ticket: await this.ticket(tx, photo, by.accountId) }
        : { ...standing(photo), ticket: null };
    });
    if (answer.ticket === null) return answer;
    // The answer to the last piece may have been lost, and with it what follows the last piece.
    const end = await this.receiver.receive(answer.ticket.uploadId);
    if (end !== 'received') return answer;
    const photo = await this.photos.byUpload(answer.ticket.uploadId);
    if (photo === null) throw new Error(`Upload ${answer.ticket.uploadId} is gone`);
    return { ...standing(photo), ticket: null };
  }

  private async ticket(tx: Tx, { uploadId }: PhotoRow, accountId: string) {
    const now = this.clock.now();
    const until = later(now, TICKET_VALID_MS);
    const token = newToken();
    await this.photos.giveTicket(tx, uploadId, {
      hash: hashToken(token),
      until,
      for: accountId,
      now,
    });
    return { uploadId, token, validUntil: until.toISOString() };
  }
}

const standing = ({ state, refusedBecause }: PhotoRow) => ({ state, refusedBecause });
