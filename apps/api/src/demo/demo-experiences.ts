import { createHash } from 'node:crypto';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { addDays, type IsoDate, weekdayOf } from '@markthalle/domain/dates';
import { berlinInstantOf } from '@markthalle/domain/occasion';
import type { ImportedExperience } from '../modules/experiences/experiences.facade.ts';
import { demoId } from './demo-id.ts';

/** How far ahead the demo is planned; counted from the day of the import, so that it never grows old. */
const WEEKS = 10;
const DAYS_PER_WEEK = 7;
const FIRST_IN_DAYS = 2;
const FEWEST_SEATS = 3;

/** Hours at which things of a kind begin; the first word of a name that fits decides. */
const HOURS: readonly (readonly [pattern: RegExp, time: string])[] = [
  [/sonnenaufgang|morgen/, '07:00'],
  [/fruehstueck/, '08:00'],
  [/fledermaus/, '19:30'],
  [/abend|sonnenuntergang/, '17:00'],
  [/nachmittag/, '14:00'],
  [/tag|leih|zwei-tage|regatta/, '09:00'],
];

/** Demo experiences with a date each week, some at the weekend and some on two days. */
export const toImportedExperiences = (
  products: readonly DemoProduct[],
  today: IsoDate,
): ImportedExperience[] =>
  products.flatMap((product) => {
    const { experience } = product;
    if (experience === undefined) return [];
    const seats = seatsOf(product);
    return [
      {
        productId: demoId('product', product.id),
        producerId: demoId('producer', product.producerId),
        programme: {
          durationMinutes: experience.durationMin,
          seats,
          minPersons: experience.capacityPer === 'booking' ? 1 : Math.min(FEWEST_SEATS, seats),
          closingHours: experience.durationMin > DAYS_PER_WEEK * 60 ? 48 : 24,
          meetingPlaceDe: experience.meetingPlace.de,
          meetingPlaceEn: experience.meetingPlace.en,
          weatherRuleDe: experience.weatherRule.de,
          weatherRuleEn: experience.weatherRule.en,
        },
        starts: startsOf(product.slug, today),
      },
    ];
  });

/** Where one booking takes a whole boat, its stock is the number of boats. */
function seatsOf({ stock }: DemoProduct): number {
  if (stock.policy === 'slots') return stock.seatsPerDate;
  return stock.policy === 'made_to_order' ? 1 : stock.quantity;
}

/** Every product has a weekday of its own, always the same one; half of them a Saturday, too. */
function startsOf(slug: string, today: IsoDate): string[] {
  const [byte = 0] = createHash('sha256').update(slug).digest();
  const time = HOURS.find(([pattern]) => pattern.test(slug))?.[1] ?? '10:30';
  const days = Array.from({ length: WEEKS * DAYS_PER_WEEK - FIRST_IN_DAYS }, (_, index) =>
    addDays(today, index + FIRST_IN_DAYS),
  );
  const first = byte % DAYS_PER_WEEK;
  const withSaturday = byte % 2 === 0;
  return days
    .filter(
      (day, index) => index % DAYS_PER_WEEK === first || (withSaturday && weekdayOf(day) === 'sa'),
    )
    .flatMap((day) => berlinInstantOf(day, time) ?? []);
}
