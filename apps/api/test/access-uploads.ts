import { newId } from '../src/platform/db/new-id.ts';
import { ownProducer, type Row, staffOnly } from './access-rows.ts';

/** Photos: each producer names its own, so the same name is another photo of another farm. */
export const UPLOAD_ROWS: Readonly<Record<string, Row>> = {
  readFarmPhoto: ownProducer(200, 200),
  readOfficeFarmPhoto: staffOnly(200, ({ producerA }) => ({ producerId: producerA })),
  saveFarmPhoto: ownProducer(200, 200, () => ({ photo: null })),
  askUploadTicket: ownProducer(200, 200, () => ({
    photoId: newId(),
    sizeBytes: 1_000,
    mediaType: 'image/jpeg',
  })),
  keepProducerPhoto: ownProducer(422, 422, () => ({
    photoId: newId(),
    base64: Buffer.from('kein Foto').toString('base64'),
  })),
};
