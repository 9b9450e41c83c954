import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, Id, InLanguage, Language, Token } from './fields.ts';

/** Texts that the law asks for; each exists in versions, per language. */
export const LEGAL_KINDS = [
  'terms',
  'privacy',
  'withdrawal_policy',
  'legal_notice',
  'contract_steps',
  'guarantee_notice',
  'accessibility',
  'review_check',
  'shipping',
] as const;
export const LegalKind = z.enum(LEGAL_KINDS);
export type LegalKind = z.infer<typeof LegalKind>;

export const LegalDocument = z.object({
  documentId: Id,
  kind: LegalKind,
  language: Language,
  version: z.int(),
  validFrom: Day,
  title: z.string(),
  /** In the markup of `parseLegalText`: no HTML. */
  body: z.string(),
  /** An SVG, shown above the text; `body` says the same in words. */
  picture: z.string().nullable(),
  /** Over kind, language, version, title, body and picture, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** A sample that the operator must replace before the market opens. */
  isSample: z.boolean(),
});
export type LegalDocument = z.infer<typeof LegalDocument>;

export const readLegalDocument = endpoint({
  method: 'GET',
  path: '/legal/:kind',
  summary: 'A legal text as it applies today, or one of its versions',
  access: 'public',
  input: InLanguage.extend({ kind: LegalKind, version: z.coerce.number().int().min(1).optional() }),
  output: LegalDocument,
  problems: ['legal-document-not-found'],
});

export const readOrderLegalDocuments = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/legal-documents',
  summary: 'The legal texts of an order, in the versions that applied when it was placed',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({ number: z.string(), documents: z.array(LegalDocument).max(20) }),
  problems: ['order-not-found'],
});
