import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listProducers, readProducer } from '@markthalle/contracts/producers';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { SHOWN_FARM_PHOTO } from './farm-photo.service.ts';
import type { Language } from './product-card.ts';

type ListedProducer = Omit<OutputOf<typeof listProducers>['producers'][number], 'distanceKm'>;
type Page = OutputOf<typeof readProducer>['producer'] & { readonly id: string };

const SUMMARY = `
  p.slug, p.name, p.town, p.landscape, p.tagline ->> $1 as tagline, p.latitude, p.longitude,
  p.organic_control_code is not null as organic,
  (select count(*) from catalog.listing l where l.producer_id = p.id and l.language = 'de')
    as "productCount"`;

/** Producers as the shop shows them: profile from below, number of products from the read model. */
@Injectable()
export class ProducerPagesQueries {
  constructor(private readonly db: Db) {}

  list(language: Language, landscape: string | null = null): Promise<ListedProducer[]> {
    return this.db.rows<ListedProducer>(
      `select ${SUMMARY} from producers.producer p
        where p.status = 'active' and ($2::text is null or p.landscape = $2)
        order by p.name collate "de-x-icu"`,
      [language, landscape],
    );
  }

  page(slug: string, language: Language, today: string): Promise<Page | null> {
    return this.db.row<Page>(
      `select p.id, ${SUMMARY}, p.owner_name as "ownerName", p.since, p.story ->> $1 as story,
              p.pickup_hours ->> $1 as "pickupHours", p.organic_control_code as "organicControlCode",
              p.packaging_note as "packagingNote",
              (select jsonb_build_object('fromOn', c.from_on, 'backOn', c.to_on + 1,
                        'isNow', c.from_on <= $3::date)
                 from delivery.closure c
                where c.producer_id = p.id and c.to_on >= $3::date and c.from_on <= $3::date + 30
                order by c.from_on limit 1) as closure,
              (select jsonb_build_object('id', b.id, 'width', b.width, 'height', b.height, 'colour', b.colour, 'alt', p.name)
                 from platform.picture b where b.id = p.banner_picture_id) as banner,
              ${SHOWN_FARM_PHOTO} as photo,
              jsonb_build_object('legalName', p.legal_name, 'represented', p.represented,
                'street', p.street, 'postcode', p.postcode, 'town', p.town, 'phone', p.phone,
                'email', p.email, 'vatId', t.vat_id, 'register', p.register) as seller
         from producers.producer p
         join lateral (select vat_id from producers.tax_status t
                        where t.producer_id = p.id and t.valid_from <= $3
                        order by t.valid_from desc limit 1) t on true
        where p.slug = $2 and p.status = 'active'`,
      [language, slug, today],
    );
  }
}
