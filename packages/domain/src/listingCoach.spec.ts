import { describe, expect, it } from '@jest/globals';
import { type CoachedListing, type CoachHint, coachListing } from './listingCoach.ts';

const STORY =
  'Unsere Bienen fliegen von Mai bis Juli in die alten Linden am Feldberger Haussee. Wir ' +
  'schleudern den Honig kalt, rühren ihn nicht und füllen ihn am selben Tag in Gläser, damit er ' +
  'seinen Duft behält. Nach einigen Wochen wird er fein und streichfest, ganz ohne Zutun von uns.';

const GOOD: CoachedListing = {
  photoCount: 2,
  photoEdgePx: 1600,
  name: 'Lindenhonig',
  short: 'Mild, hell und streichfest.',
  description: STORY,
  englishName: 'Lime blossom honey',
  englishShort: 'Mild and pale.',
  categoryLabel: 'Honig',
  isFood: true,
  isMeasured: true,
  shelfLifeDays: 540,
  ways: ['parcel', 'pickup'],
};

/** Each known defect, and exactly the hint that it must bring. */
const DEFECTS: readonly (readonly [CoachHint, Partial<CoachedListing>, number])[] = [
  ['story', { description: 'Aus eigener Imkerei.' }, 85],
  ['weight', { isMeasured: false }, 90],
  ['short', { short: 'Lecker!' }, 90],
  ['shelf_life', { shelfLifeDays: null }, 90],
  ['search_words', { name: 'Sommergold', description: STORY.replace('Honig', 'Ertrag') }, 90],
  ['shipping', { ways: ['pickup'] }, 90],
  ['shipping', { ways: ['pickup', 'pickup_point'] }, 90],
  ['second_photo', { photoCount: 1 }, 95],
  ['sharp_photo', { photoEdgePx: 640 }, 95],
  ['english', { englishShort: '' }, 95],
];

describe('the listing coach', () => {
  it('has nothing to say about a good listing', () => {
    expect(coachListing(GOOD)).toEqual({
      points: 100,
      hints: [],
      next: null,
      nextPoints: 0,
      earnsBadge: true,
    });
  });

  it.each(DEFECTS)('finds %s and nothing else', (hint, defect, points) => {
    const coaching = coachListing({ ...GOOD, ...defect });
    expect([coaching.hints, coaching.next, coaching.points]).toEqual([[hint], hint, points]);
  });

  it('names the photo first, and not also its sharpness', () => {
    const coaching = coachListing({ ...GOOD, photoCount: 0, photoEdgePx: null, short: '' });
    expect(coaching.hints).toEqual(['photo', 'short', 'second_photo']);
    expect([coaching.next, coaching.nextPoints, coaching.points]).toEqual(['photo', 20, 65]);
    expect(coaching.earnsBadge).toBe(false);
  });

  it('asks crafts neither for weight nor for shelf life', () => {
    const cup = { ...GOOD, isFood: false, isMeasured: false, shelfLifeDays: null };
    expect(coachListing(cup).points).toBe(100);
  });

  it('never takes points away when a hint is resolved, in any order', () => {
    const keys = Object.keys(GOOD) as (keyof CoachedListing)[];
    const poor: CoachedListing = {
      photoCount: 0,
      photoEdgePx: null,
      name: 'Sommergold',
      short: '',
      description: '',
      englishName: '',
      englishShort: '',
      categoryLabel: 'Honig',
      isFood: true,
      isMeasured: false,
      shelfLifeDays: null,
      ways: [],
    };
    for (let rotation = 0; rotation < keys.length; rotation += 1) {
      let listing = poor;
      let points = coachListing(listing).points;
      for (const key of [...keys.slice(rotation), ...keys.slice(0, rotation)]) {
        listing = { ...listing, [key]: GOOD[key] };
        const now = coachListing(listing).points;
        expect(now).toBeGreaterThanOrEqual(points);
        points = now;
      }
      expect(points).toBe(100);
    }
  });
});
