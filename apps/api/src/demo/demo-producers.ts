import type { DemoProducer } from '@markthalle/demo-catalogue/demo-producer';
import { carrierOf } from '@markthalle/domain/delivery';
import type { ProducerImport } from '../modules/producers/producer-profile.ts';
import { demoId } from './demo-id.ts';
import { pictureIdOf } from './demo-products.ts';

/** The banner of a producer: their landscape by day. */
export const bannerRecipeOf = (producer: DemoProducer) => ({
  scene: producer.image.scene,
  time: 'tag' as const,
  shape: 'wide' as const,
});

/** A demo producer as the producers module takes it in. */
export function toProducerImport(
  producer: DemoProducer,
  memberAccountIds: readonly string[],
): ProducerImport {
  const { legal } = producer;
  return {
    producerId: demoId('producer', producer.id),
    slug: producer.slug,
    name: producer.name,
    ownerName: producer.owner,
    street: producer.street,
    postcode: producer.postcode,
    town: producer.town,
    latitude: producer.lat,
    longitude: producer.lon,
    landscape: producer.landscape,
    since: producer.since,
    tagline: producer.tagline,
    story: producer.story,
    pickupHours: producer.pickup.hours,
    packagingNote: producer.sustainability.packaging,
    organicControlCode: producer.organic.certified ? producer.organic.controlBody : null,
    leadTimeDays: producer.leadTimeDays,
    dispatchWeekdays: producer.dispatchDays,
    tourCode: producer.tour,
    bannerPictureId: pictureIdOf(bannerRecipeOf(producer)),
    legalName: legal.legalName,
    legalForm: legal.legalForm,
    represented: legal.represented,
    register: legal.register === null ? null : `${legal.register.court}, ${legal.register.number}`,
    phone: legal.phone,
    email: legal.email,
    taxStatuses: [
      {
        taxStatus: producer.tax.scheme,
        validFrom: producer.memberSince,
        vatId: legal.vatId,
        taxNumber: legal.taxNumber,
      },
    ],
    ways: producer.shipping.map((way) => ({
      key: way.key,
      carriedBy: carrierOf(way.key),
      label: way.label,
      priceCents: way.priceCents,
      freeFromCents: isFreeable(way.key) ? producer.freeShippingFromCents : null,
      weekdays: way.days,
      minDays: way.minDays,
      maxDays: way.maxDays,
    })),
    memberAccountIds,
  };
}

/** "Versandfrei ab" holds for ordinary parcels and letters, not for chilled or bulky ones. */
const isFreeable = (way: string): boolean => way === 'parcel' || way === 'letter';
