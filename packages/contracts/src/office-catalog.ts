import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant, MAX_TEXT_CHARS, Picture, Slug } from './fields.ts';
import { ProductDraft, ProductState } from './portal-products.ts';
import { VersionChange } from './product-drafts.ts';
import { MAX_PRODUCT_PHOTOS, ProductPhoto } from './product-photos.ts';
import { NutritionRow, ProductFact } from './shown-facts.ts';

export const readOverview = endpoint({
  method: 'GET',
  path: '/office/overview',
  summary: 'The ordered queue of work',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    approvals: z.int(),
    openIncidents: z.int(),
    parkedJobs: z.int(),
    ordersToday: z.int(),
    turnoverTodayCents: Cents,
    settlement: z.object({ readyCents: Cents, readyProducers: z.int(), openRuns: z.int() }),
    accountsNotPayable: z.int(),
    openNotices: z.int(),
    openMessages: z.int(),
  }),
  problems: [],
});

export const ApprovalCard = z.object({
  versionId: Id,
  productId: Id,
  versionNumber: z.int(),
  name: z.string(),
  producerName: z.string(),
  producerSlug: Slug,
  submittedAt: Instant,
  isNew: z.boolean(),
});

export const listApprovals = endpoint({
  method: 'GET',
  path: '/office/approvals',
  summary: 'Submitted product versions, oldest first',
  access: 'staff',
  input: InLanguage,
  output: z.object({ approvals: z.array(ApprovalCard).max(200) }),
  problems: [],
});

const OneVersion = InLanguage.extend({ versionId: Id });

export const readApproval = endpoint({
  method: 'GET',
  path: '/office/approvals/:versionId',
  summary: 'One submitted version with the automatic checks and what changed',
  access: 'staff',
  input: OneVersion,
  output: z.object({
    card: ApprovalCard,
    state: ProductState,
    draft: ProductDraft,
    picture: Picture.nullable(),
    photos: z.array(ProductPhoto),
    unitPriceText: z.string().nullable(),
    checks: z.array(
      z.object({
        key: z.enum([
          'name',
          'unit_price',
          'vat',
          'allergens',
          'ingredients',
          'storage',
          'picture',
          'delivery',
        ]),
        ok: z.boolean(),
        text: z.string(),
      }),
    ),
    /** What the publishing gates say; a version with refusals cannot be approved. */
    gates: z.array(
      z.object({
        lawId: z.string(),
        field: z.string(),
        why: z.string(),
        example: z.string(),
        isHint: z.boolean(),
      }),
    ),
    changes: z.array(VersionChange),
    /** The lines of the page, as buyers will read them. */
    shown: z.object({
      facts: z.array(ProductFact),
      nutrition: z.object({ per: z.string(), rows: z.array(NutritionRow) }).nullable(),
      withdrawal: z.enum(['14_days', '14_days_sealed', 'excluded']),
      withdrawalReason: z.string().nullable(),
      minAge: z.int().nullable(),
      organic: z.boolean(),
      regionalSharePercent: z.int().nullable(),
    }),
  }),
  problems: ['version-not-found'],
});

export const approveVersion = endpoint({
  method: 'POST',
  path: '/office/approvals/:versionId/approval',
  summary: 'Publish this version with those of its photos that were seen',
  access: 'staff',
  input: OneVersion.extend({
    /** What the page showed: a photo that arrived since is not published unseen. */
    seenPhotoIds: z.array(Id).max(MAX_PRODUCT_PHOTOS).default([]),
  }),
  output: z.object({ state: ProductState }),
  problems: ['version-not-found', 'version-already-decided', 'product-incomplete'],
});

export const returnVersion = endpoint({
  method: 'POST',
  path: '/office/approvals/:versionId/return',
  summary: 'Send it back to the producer with a note',
  access: 'staff',
  input: OneVersion.extend({ note: z.string().trim().min(3).max(MAX_TEXT_CHARS) }),
  output: z.object({ state: ProductState }),
  problems: ['version-not-found', 'version-already-decided'],
});

export const listOfficeProducers = endpoint({
  method: 'GET',
  path: '/office/producers',
  summary: 'All producers with account state, tax status and balances',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    producers: z.array(
      z.object({
        producerId: Id,
        slug: Slug,
        name: z.string(),
        town: z.string(),
        taxStatus: z.string(),
        accountState: z.string(),
        productCount: z.int(),
        dueCents: Cents,
        transferredCents: Cents,
      }),
    ),
  }),
  problems: [],
});

export const readOfficeProducer = endpoint({
  method: 'GET',
  path: '/office/producers/:producerId',
  summary: 'One producer: legal identity, tax history, payment accounts, balances',
  access: 'staff',
  input: InLanguage.extend({ producerId: Id }),
  output: z.object({
    producerId: Id,
    slug: Slug,
    name: z.string(),
    seller: z.record(z.string(), z.string().nullable()),
    taxHistory: z.array(
      z.object({ taxStatus: z.string(), validFrom: z.iso.date(), vatId: z.string().nullable() }),
    ),
    commissionRateBps: z.int(),
    accounts: z.array(
      z.object({
        stripeAccountId: z.string(),
        state: z.string(),
        createdAt: Instant,
        active: z.boolean(),
      }),
    ),
    balances: z.array(z.object({ accountCode: z.string(), balanceCents: Cents })),
  }),
  problems: ['producer-not-found'],
});
