import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, MAX_TEXT_CHARS, Picture, Slug } from './fields.ts';
import { DraftPhoto, ProductPhoto } from './product-photos.ts';

export const MAX_TAGLINE_CHARS = 160;
export const MAX_HOURS_CHARS = 300;
export const MAX_PACKAGING_CHARS = 400;
const FIRST_YEAR = 1200;
const LAST_YEAR = 2100;

const text = (maxChars: number) => z.string().trim().max(maxChars).default('');

/** What a producer says about themselves; English is optional and falls back to German. */
export const FarmProfile = z.strictObject({
  taglineDe: z.string().trim().min(3).max(MAX_TAGLINE_CHARS),
  taglineEn: text(MAX_TAGLINE_CHARS),
  storyDe: z.string().trim().min(20).max(MAX_TEXT_CHARS),
  storyEn: text(MAX_TEXT_CHARS),
  pickupHoursDe: text(MAX_HOURS_CHARS),
  pickupHoursEn: text(MAX_HOURS_CHARS),
  packagingNote: text(MAX_PACKAGING_CHARS),
  since: z.int().min(FIRST_YEAR).max(LAST_YEAR).nullable(),
});
export type FarmProfile = z.infer<typeof FarmProfile>;

export const readFarm = endpoint({
  method: 'GET',
  path: '/portal/farm',
  summary: 'The profile that buyers read, and the legal identity that only staff change',
  access: 'producer',
  right: 'farm',
  input: InLanguage,
  output: z.object({
    slug: Slug,
    name: z.string(),
    profile: FarmProfile,
    version: z.int(),
    banner: Picture.nullable(),
    identity: z.object({
      legalName: z.string(),
      represented: z.string().nullable(),
      street: z.string(),
      postcode: z.string(),
      town: z.string(),
      phone: z.string(),
      email: z.string(),
      register: z.string().nullable(),
    }),
  }),
  problems: [],
});

export const saveFarm = endpoint({
  method: 'PUT',
  path: '/portal/farm',
  summary: 'Change the profile; buyers read it at once, so claims without proof are refused here',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ profile: FarmProfile, basedOnVersion: z.int().min(1) }),
  output: z.object({ version: z.int() }),
  problems: ['farm-changed-meanwhile'],
});

/** The photo on the farm's page, with where it is. */
export const FarmPhoto = ProductPhoto.omit({ approved: true });
export type FarmPhoto = z.infer<typeof FarmPhoto>;

export const readFarmPhoto = endpoint({
  method: 'GET',
  path: '/portal/farm/photo',
  summary: 'The photo of the farm and how far it has come',
  access: 'producer',
  right: 'farm',
  input: InLanguage,
  output: z.object({ photo: FarmPhoto.nullable() }),
  problems: [],
});

export const saveFarmPhoto = endpoint({
  method: 'PUT',
  path: '/portal/farm/photo',
  summary: 'Choose another photo, its words, or none; one that is on its way is named already',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ photo: DraftPhoto.nullable() }),
  output: z.object({ photo: FarmPhoto.nullable() }),
  problems: [],
});

export const readOfficeFarmPhoto = endpoint({
  method: 'GET',
  path: '/office/producers/:producerId/photo',
  summary: 'The photo on the page of a producer, as staff look at it',
  access: 'staff',
  input: z.object({ producerId: Id }),
  output: z.object({ photo: FarmPhoto.nullable() }),
  problems: [],
});
