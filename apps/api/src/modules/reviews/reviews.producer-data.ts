import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProducerData } from '../../platform/producer-data/producer-data.ts';

const REVIEWS = `select p.slug as produkt, r.stars as sterne, r.text as text, r.language as sprache,
    r.written_on as tag, r.reply as antwort, r.replied_at as beantwortet,
    r.hidden_at is not null as verborgen, r.is_demo as beispiel
  from reviews.review r join catalog.product p on p.id = r.product_id
 where r.producer_id = $1 order by r.written_at, r.id`;

/** What buyers said about a producer's goods, without the names that they chose. */
@Injectable()
export class ReviewsProducerData implements OnModuleInit {
  constructor(private readonly data: ProducerData) {}

  onModuleInit(): void {
    this.data.register({
      kind: 'table',
      name: 'bewertungen',
      says: 'Bewertungen Ihrer Produkte mit Ihren Antworten.',
      right: 'products',
      sql: REVIEWS,
      columns: {
        produkt: 'Kurzname des Produkts',
        sterne: '1 bis 5',
        text: 'Text',
        sprache: 'de oder en',
        tag: 'Tag der Bewertung',
        antwort: 'Ihre Antwort',
        beantwortet: 'Zeit',
        verborgen: 'ja, wenn das Büro sie verborgen hat',
        beispiel: 'ja, wenn es eine Beispielbewertung ist',
      },
    });
  }
}
