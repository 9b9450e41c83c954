import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { askUploadTicket, PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import { mayDo } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type PhotoRow, PhotosStore } from './photos.store.ts';

/** Photos of one producer that are on their way; more than any farm takes in a week. */
const MAX_UNFINISHED = 200;

type Described = Pick<
  ParsedInputOf<typeof askUploadTicket>,
  'photoId' | 'purpose' | 'sizeBytes' | 'sha256'
>;

/** Phones name their photos. One name is one file, so that a repeated act finds what it began. */
@Injectable()
export class NamePhotoService {
  constructor(
    private readonly photos: PhotosStore,
    private readonly clock: Clock,
  ) {}

  /**
   * The photo of this name, locked: the one that is known, if it is the same, or a new one. Throws `photo-too-many` and
   * `photo-changed`.
   */
  async named(tx: Tx, producerId: string, described: Described): Promise<PhotoRow> {
    const { photoId, purpose, sizeBytes, sha256 } = described;
    const known = await this.photos.lock(tx, { producerId, photoId });
    if (known === null && (await this.photos.countUnfinished(tx, producerId)) >= MAX_UNFINISHED) {
      throw new Problem('photo-too-many');
    }
    if (known === null) {
      const now = this.clock.now();
      const uploadId = newId();
      const photo = { producerId, photoId, uploadId, purpose, sizeBytes, sha256 };
      await this.photos.insert(tx, { ...photo, now });
    }
    const photo = known ?? (await this.photos.lock(tx, { producerId, photoId }));
    if (photo === null) throw new Error(`Photo ${photoId} is neither new nor known`);
    const isSame =
      photo.sizeBytes === sizeBytes &&
      (sha256 === null || photo.sha256 === null || photo.sha256 === sha256);
    if (!isSame) throw new Problem('photo-changed');
    return photo;
  }
}

/** Photos of products are sent by whoever may change products, one of the farm by whoever may change its page. */
export function requirePurpose({ rights }: ProducerMember, purpose: PhotoPurpose): void {
  if (!mayDo(rights, purpose === 'farm' ? 'farm' : 'products')) throw new Problem('not-allowed');
}
