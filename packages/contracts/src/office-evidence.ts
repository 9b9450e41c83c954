import { z } from 'zod';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, MAX_TEXT_CHARS, Slug } from './fields.ts';
import { EvidenceItem } from './portal-evidence.ts';

export const OfficeEvidence = EvidenceItem.extend({
  producerId: Id,
  producerName: z.string(),
  producerSlug: Slug,
});
export type OfficeEvidence = z.infer<typeof OfficeEvidence>;

export const listOfficeEvidence = endpoint({
  method: 'GET',
  path: '/office/evidence',
  summary: 'What waits to be checked, what ends soon, and foods without a nutrition table',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    waiting: z.array(OfficeEvidence).max(200),
    ending: z.array(OfficeEvidence).max(200),
    held: z.array(OfficeEvidence).max(500),
    /** All exemptions in the shop, so that somebody can look at each (LAW-FOOD-13). */
    exemptions: z
      .array(
        z.object({
          productId: Id,
          slug: Slug,
          name: z.string(),
          producerName: z.string(),
          exemption: z.string(),
          note: z.string().nullable(),
        }),
      )
      .max(500),
  }),
  problems: [],
});

const OneEvidence = InLanguage.extend({ evidenceId: Id });

export const decideEvidence = endpoint({
  method: 'POST',
  path: '/office/evidence/:evidenceId/decision',
  summary: 'It holds, or it does not and why',
  access: 'staff',
  input: OneEvidence.extend({
    isValid: z.boolean(),
    note: z.string().trim().max(MAX_TEXT_CHARS).default(''),
  }),
  output: OfficeEvidence,
  problems: ['evidence-not-found', 'evidence-already-decided'],
});

export const withdrawEvidence = endpoint({
  method: 'POST',
  path: '/office/evidence/:evidenceId/withdrawal',
  summary:
    'It holds no more, for example after the register lost it; what rests on it leaves the shop',
  access: 'staff',
  input: OneEvidence.extend({ note: z.string().trim().min(3).max(MAX_TEXT_CHARS) }),
  output: OfficeEvidence,
  problems: ['evidence-not-found', 'evidence-already-decided'],
});

export const readOfficeEvidenceFile = endpoint({
  method: 'GET',
  path: '/office/evidence/:evidenceId/file',
  summary: 'The file of a piece of evidence',
  access: 'staff',
  input: OneEvidence,
  output: StoredFile,
  problems: ['evidence-not-found'],
});
