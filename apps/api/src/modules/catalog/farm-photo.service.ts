import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { FarmPhoto, saveFarmPhoto } from '@markthalle/contracts/portal-farm';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

type Choice = ParsedInputOf<typeof saveFarmPhoto>['photo'];

/** The photo on a producer's page: named at once, shown as soon as it has arrived and its picture is made. */
@Injectable()
export class FarmPhotoService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read(producerId: string): Promise<{ photo: FarmPhoto | null }> {
    const photo = await this.db.row<FarmPhoto>(
      `select f.photo_id as "photoId", f.alt ->> 'de' as "altDe", f.alt ->> 'en' as "altEn",
              coalesce(u.state, 'waiting') as state, u.refused_because as "refusedBecause",
              case when b.id is not null then jsonb_build_object('id', b.id, 'width', b.width,
                'height', b.height, 'colour', b.colour, 'alt', f.alt ->> 'de') end as picture
         from catalog.farm_photo f
         left join uploads.photo u on u.producer_id = f.producer_id and u.photo_id = f.photo_id
         left join platform.picture b on b.id = u.picture_id
        where f.producer_id = $1`,
      [producerId],
    );
    return { photo };
  }

  async save(producerId: string, photo: Choice): Promise<{ photo: FarmPhoto | null }> {
    if (photo === null) {
      await this.db.execute('delete from catalog.farm_photo where producer_id = $1', [producerId]);
    } else {
      const alt = JSON.stringify({ de: photo.altDe, en: photo.altEn });
      await this.db.execute(
        `insert into catalog.farm_photo (producer_id, photo_id, alt, chosen_at)
         values ($1, $2, $3, $4)
         on conflict (producer_id) do update set photo_id = excluded.photo_id,
           alt = excluded.alt, chosen_at = excluded.chosen_at`,
        [producerId, photo.photoId, alt, this.clock.now()],
      );
    }
    return this.read(producerId);
  }
}

/**
 * The photo of producer `p` as buyers see it, in the language `$1`; null until there is one. Without words of their own
 * the name of the farm says what it shows.
 */
export const SHOWN_FARM_PHOTO = `(
  select jsonb_build_object('id', b.id, 'width', b.width, 'height', b.height, 'colour', b.colour,
           'alt', coalesce(nullif(f.alt ->> $1, ''), nullif(f.alt ->> 'de', ''), p.name))
    from catalog.farm_photo f
    join uploads.photo u on u.producer_id = f.producer_id and u.photo_id = f.photo_id
    join platform.picture b on b.id = u.picture_id
   where f.producer_id = p.id)`;
