import type { DeliveryWayKey } from './delivery.ts';
import { fold } from './fold.ts';
import { invariant } from './invariant.ts';

/** What the coach reads of a listing; everything is plain text or a number. */
export type CoachedListing = {
  readonly photoCount: number;
  /** Longest edge of the smallest photo in pixels; null: not known (yet). */
  readonly photoEdgePx: number | null;
  readonly name: string;
  readonly short: string;
  readonly description: string;
  readonly englishName: string;
  readonly englishShort: string;
  /** What the category is called, for the words that people search. */
  readonly categoryLabel: string;
  readonly isFood: boolean;
  /** Weight or volume of a pack is known, so that parcels can be planned. */
  readonly isMeasured: boolean;
  readonly shelfLifeDays: number | null;
  readonly ways: readonly DeliveryWayKey[];
};

export type CoachHint =
  | 'photo'
  | 'story'
  | 'weight'
  | 'short'
  | 'shelf_life'
  | 'search_words'
  | 'shipping'
  | 'second_photo'
  | 'sharp_photo'
  | 'english';

type CoachRule = {
  readonly hint: CoachHint;
  readonly points: number;
  readonly isMet: (listing: CoachedListing) => boolean;
};

export const MAX_COACH_POINTS = 100;
/** Listings with at least this many points may bear the badge of the region. */
export const REGION_BADGE_POINTS = 70;

const STORY_WORDS = 40;
const SHORT_CHARS = 20;
/** Renditions go up to 1280; less than this looks soft on a phone. */
const SHARP_EDGE_PX = 1_000;
const MIN_WAYS = 2;

/** Ways that bring goods to people who do not come to the farm. */
const LEAVES_THE_FARM: ReadonlySet<DeliveryWayKey> = new Set<DeliveryWayKey>([
  'parcel',
  'parcel_chilled',
  'letter',
  'bulky',
  'tour',
  'tour_cold',
  'citybox',
  'ticket',
]);

/** The heaviest first: the next step is always the one that helps most. */
const RULES: readonly CoachRule[] = [
  { hint: 'photo', points: 20, isMet: ({ photoCount }) => photoCount >= 1 },
  { hint: 'story', points: 15, isMet: ({ description }) => wordsIn(description) >= STORY_WORDS },
  { hint: 'weight', points: 10, isMet: ({ isFood, isMeasured }) => !isFood || isMeasured },
  { hint: 'short', points: 10, isMet: ({ short }) => short.trim().length >= SHORT_CHARS },
  {
    hint: 'shelf_life',
    points: 10,
    isMet: ({ isFood, shelfLifeDays }) => !isFood || shelfLifeDays !== null,
  },
  { hint: 'search_words', points: 10, isMet: namesItsKind },
  {
    hint: 'shipping',
    points: 10,
    isMet: ({ ways }) => ways.length >= MIN_WAYS && ways.some((way) => LEAVES_THE_FARM.has(way)),
  },
  { hint: 'second_photo', points: 5, isMet: ({ photoCount }) => photoCount >= 2 },
  {
    hint: 'sharp_photo',
    points: 5,
    // Nobody is told to retake a photo that is still on its way, nor one that is not there.
    isMet: ({ photoCount, photoEdgePx }) =>
      photoCount === 0 || photoEdgePx === null || photoEdgePx >= SHARP_EDGE_PX,
  },
  {
    hint: 'english',
    points: 5,
    isMet: ({ englishName, englishShort }) =>
      englishName.trim() !== '' && englishShort.trim() !== '',
  },
];

export type Coaching = {
  /** 0 to 100. */
  readonly points: number;
  /** What is still to do, the most helpful first. */
  readonly hints: readonly CoachHint[];
  /** The one concrete next step; null: nothing is left. */
  readonly next: CoachHint | null;
  /** What the next step brings. */
  readonly nextPoints: number;
  readonly earnsBadge: boolean;
};

/**
 * What would help a listing most. Each rule gives its points or none, so that resolving a hint
 * never lowers the score.
 */
export function coachListing(listing: CoachedListing): Coaching {
  const open = RULES.filter((rule) => !rule.isMet(listing));
  const points = MAX_COACH_POINTS - sumOf(open);
  const [next] = open;
  return {
    points,
    hints: open.map(({ hint }) => hint),
    next: next?.hint ?? null,
    nextPoints: next?.points ?? 0,
    earnsBadge: points >= REGION_BADGE_POINTS,
  };
}

const sumOf = (rules: readonly CoachRule[]): number =>
  rules.reduce((sum, { points }) => sum + points, 0);

invariant(sumOf(RULES) === MAX_COACH_POINTS, 'the rules of the coach make 100 points');

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** People search "Honig", not "Sommergold": a word of the category stands somewhere in the texts. */
function namesItsKind({ name, short, description, categoryLabel }: CoachedListing): boolean {
  const texts = fold(`${name} ${short} ${description}`);
  const kinds = fold(categoryLabel).match(/\p{L}{4,}/gu) ?? [];
  return kinds.length === 0 || kinds.some((kind) => texts.includes(stemOf(kind)));
}

const PLURAL_CHARS = 1;
const MIN_STEM_CHARS = 4;

/** `kerzen` finds `kerze`. */
const stemOf = (word: string): string =>
  word.length > MIN_STEM_CHARS ? word.slice(0, -PLURAL_CHARS) : word;
