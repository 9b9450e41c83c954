import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { ProducerData, type ProducerFile } from '../../platform/producer-data/producer-data.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';

/** More than a farm with 500 products and eight photos each has. */
const MAX_PHOTOS = 5_000;

/** The photos that a producer sent, as they are kept. */
@Injectable()
export class UploadsProducerData implements OnModuleInit {
  constructor(
    private readonly data: ProducerData,
    private readonly db: Db,
    private readonly pictures: PicturesFacade,
  ) {}

  onModuleInit(): void {
    this.data.register({
      kind: 'files',
      name: 'fotos',
      says: 'Ihre Fotos in der größten Fassung, die wir haben.',
      right: 'products',
      files: (producerId) => this.photos(producerId),
    });
  }

  private async *photos(producerId: string): AsyncGenerator<ProducerFile> {
    const rows = await this.db.rows<{ photoId: string; pictureId: string }>(
      `select photo_id as "photoId", picture_id as "pictureId" from uploads.photo
        where producer_id = $1 and state = 'ready' order by created_at, photo_id limit $2`,
      [producerId, MAX_PHOTOS],
    );
    for (const { photoId, pictureId } of rows) {
      const bytes = await this.pictures.photoFile(pictureId);
      if (bytes !== null) yield { name: `fotos/${photoId}.jpg`, bytes };
    }
  }
}
