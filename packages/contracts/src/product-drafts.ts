import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, MAX_TEXT_CHARS } from './fields.ts';
import { ProductState } from './portal-products.ts';

/** Products that somebody has begun to type and not yet saved; whole forms as typed, field by field. */

/** More than the longest form has, ticked boxes among them. */
export const MAX_FORM_FIELDS = 300;
const MAX_FIELD_CHARS = 60;
const MAX_VALUES = 60;
/** All texts together; a whole form is about 3 KB. */
const MAX_FORM_CHARS = 60_000;
/** Open drafts of one producer; the next one is refused and stays on the phone. */
export const MAX_DRAFTS = 60;

const FieldName = z.string().min(1).max(MAX_FIELD_CHARS);

export const FormValues = z
  .record(FieldName, z.array(z.string().max(2 * MAX_TEXT_CHARS)).max(MAX_VALUES))
  .refine((values) => Object.keys(values).length <= MAX_FORM_FIELDS, { error: 'too many fields' })
  .refine((values) => JSON.stringify(values).length <= MAX_FORM_CHARS, { error: 'too long' });

/** Short marks of what each field held before (`marksOf` in the domain). */
const FormMarks = z
  .record(FieldName, z.string().max(20))
  .refine((marks) => Object.keys(marks).length <= MAX_FORM_FIELDS, { error: 'too many fields' });

/**
 * Somebody typed: the whole form, and marks of what this device last knew. `baseVersion` of the command is the version
 * of the product that is edited, null for a new one.
 */
export const DraftSaved = z.object({
  /** For a new product its client id, for an edit the id of the product. */
  draftId: Id,
  productId: Id.nullable(),
  values: FormValues,
  basis: FormMarks,
});

const DraftClash = z.object({
  field: z.string(),
  /** What stands in the draft, and what another device typed. */
  stands: z.array(z.string()),
  other: z.array(z.string()),
});

const DraftCard = z.object({
  draftId: Id,
  /** Null: a new product. */
  productId: Id.nullable(),
  name: z.string(),
  savedAt: Instant,
  /** Fields that two devices filled differently. */
  clashCount: z.int(),
});

export const listProductDrafts = endpoint({
  method: 'GET',
  path: '/portal/product-drafts',
  summary: 'Forms that were begun and not yet saved as a product, newest first',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: z.object({ drafts: z.array(DraftCard).max(MAX_DRAFTS) }),
  problems: [],
});

const OneDraft = InLanguage.extend({ draftId: Id });

export const readProductDraft = endpoint({
  method: 'GET',
  path: '/portal/product-drafts/:draftId',
  summary: 'One begun form with what two devices typed differently',
  access: 'producer',
  right: 'products',
  input: OneDraft,
  output: DraftCard.extend({
    values: z.record(z.string(), z.array(z.string())),
    clashes: z.array(DraftClash),
  }),
  problems: ['draft-not-found'],
});

export const settleProductDraft = endpoint({
  method: 'PUT',
  path: '/portal/product-drafts/:draftId/settled',
  summary: 'A person said which entries are right',
  access: 'producer',
  right: 'products',
  input: OneDraft.extend({
    /** The fields where the other device is right; the rest stays as it stands. */
    otherFields: z.array(FieldName).max(MAX_FORM_FIELDS),
  }),
  output: z.object({ draftId: Id }),
  problems: ['draft-not-found'],
});

export const discardProductDraft = endpoint({
  method: 'DELETE',
  path: '/portal/product-drafts/:draftId',
  summary: 'Throw a begun form away',
  access: 'producer',
  right: 'products',
  input: OneDraft,
  output: z.object({ draftId: Id }),
  problems: ['draft-not-found'],
});

/** A version and what it changed; texts word by word. */
export const VersionChange = z.object({
  field: z.string(),
  before: z.string(),
  after: z.string(),
  /** Of longer texts: runs of words that stayed, went and came. */
  runs: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })).optional(),
});
export type VersionChange = z.infer<typeof VersionChange>;

export const MAX_SHOWN_VERSIONS = 20;

export const listProductVersions = endpoint({
  method: 'GET',
  path: '/portal/products/:productId/versions',
  summary: 'The versions of a product, newest first, each with what it changed',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ productId: Id }),
  output: z.object({
    name: z.string(),
    versions: z
      .array(
        z.object({
          versionNumber: z.int(),
          state: ProductState,
          /** True for the one that buyers see. */
          isPublished: z.boolean(),
          createdAt: Instant,
          decidedAt: Instant.nullable(),
          returnedBecause: z.string().nullable(),
          /** Empty for the first one. */
          changes: z.array(VersionChange),
        }),
      )
      .max(MAX_SHOWN_VERSIONS),
  }),
  problems: ['product-not-found'],
});
