import type { readHome } from '@markthalle/contracts/catalog';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readProducer } from '@markthalle/contracts/producers';
import { cards, honeyDetail } from './fixture-catalog.ts';

export const groups = [
  { path: 'lebensmittel', label: 'Lebensmittel', parentPath: null, productCount: 8 },
  { path: 'lebensmittel/honig', label: 'Honig', parentPath: 'lebensmittel', productCount: 8 },
];

export const producer = {
  slug: honeyDetail.producerSlug,
  name: honeyDetail.producerName,
  town: honeyDetail.town,
  landscape: honeyDetail.landscape,
  tagline: honeyDetail.producer.tagline,
  latitude: 53.33,
  longitude: 13.44,
  productCount: 10,
  organic: false,
};

export const producerPage: OutputOf<typeof readProducer> = {
  producer: {
    ...producer,
    ownerName: 'Renate Wiese',
    since: 1998,
    story: honeyDetail.producer.story,
    banner: null,
    photo: null,
    pickupHours: 'Do+Fr 14–18',
    organicControlCode: null,
    packagingNote: 'Mehrwegglas',
    closure: null,
    seller: honeyDetail.producer.seller,
  },
  cards: cards.slice(0, 3),
};

export const home: OutputOf<typeof readHome> = {
  productCount: 433,
  producerCount: 43,
  hasSeason: true,
  seasonal: [...cards],
  landscapes: ['kueste', 'bodden', 'seen', 'raps', 'wald', 'stadt'].map((key, index) => ({
    key,
    productCount: 31 + index * 11,
  })),
  story: {
    producerSlug: 'schaeferei-deichgang',
    producerName: 'Schäferei Deichgang',
    town: 'Insel Poel',
    landscape: 'bodden',
    tagline: '„Der Deich gibt den Geschmack vor.“',
    story: 'Wiebke Harms zieht mit 180 Schafen über die Salzwiesen.',
  },
  priceSplit: { baseCents: 1000, producerCents: 881, cooperativeCents: 100, vatCents: 19 },
};
