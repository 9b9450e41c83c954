import { EVIDENCE_KINDS } from '@markthalle/domain/evidence';
import { z } from 'zod';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, InLanguage, Instant, OneLine } from './fields.ts';

export const EvidenceKind = z.enum(EVIDENCE_KINDS);
export const EvidenceState = z.enum(['submitted', 'valid', 'rejected', 'withdrawn']);
export const MAX_REFERENCE_CHARS = 80;
export const MAX_EVIDENCE_FILE_BYTES = 8_000_000;
/** Base64 of the largest file. */
const MAX_FILE_CHARS = Math.ceil(MAX_EVIDENCE_FILE_BYTES / 3) * 4;
const MAX_COVERED = 50;

export const EvidenceItem = z.object({
  evidenceId: Id,
  kind: EvidenceKind,
  /** The number or name under which its issuer knows it. */
  reference: z.string(),
  /** Control body, authority or packaging system; may be empty. */
  issuer: z.string(),
  covers: z.array(z.string()),
  validFrom: Day,
  validUntil: Day.nullable(),
  state: EvidenceState,
  /** Whether it holds today: checked, begun and not ended. */
  isHeld: z.boolean(),
  note: z.string().nullable(),
  fileName: z.string().nullable(),
  submittedAt: Instant,
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const TraderData = z.object({
  isEntity: z.boolean(),
  taxIdentifier: z.string().nullable(),
  birthDate: Day.nullable(),
  birthPlace: z.string().nullable(),
  selfCertifiedOn: Day.nullable(),
});

export const MissingOfTrader = z.object({
  lawId: z.string(),
  field: z.string(),
  why: z.string(),
  example: z.string(),
});

export const readEvidence = endpoint({
  method: 'GET',
  path: '/portal/evidence',
  summary: 'What this producer has proved, what is asked for, and the data of the trader',
  access: 'producer',
  right: 'farm',
  input: InLanguage,
  output: z.object({
    items: z.array(EvidenceItem).max(500),
    /** Kinds that the goods of this producer need. */
    needed: z.array(z.object({ kind: EvidenceKind, isHeld: z.boolean() })),
    trader: TraderData,
    missing: z.array(MissingOfTrader),
  }),
  problems: [],
});

export const submitProducerEvidence = endpoint({
  method: 'POST',
  path: '/portal/evidence',
  summary: 'A piece of evidence for the office to check; once per client id',
  access: 'producer',
  right: 'farm',
  status: 201,
  bodyLimitBytes: MAX_FILE_CHARS + 10_000,
  input: InLanguage.extend({
    clientId: Id,
    kind: EvidenceKind,
    reference: OneLine(MAX_REFERENCE_CHARS),
    issuer: z.string().trim().max(MAX_REFERENCE_CHARS).default(''),
    covers: z.array(OneLine(MAX_REFERENCE_CHARS)).max(MAX_COVERED).default([]),
    validFrom: Day,
    validUntil: Day.nullable().default(null),
    file: z
      .object({ fileName: OneLine(120), base64: z.string().max(MAX_FILE_CHARS) })
      .nullable()
      .default(null),
  }),
  output: z.object({ evidenceId: Id }),
  problems: ['evidence-file-unreadable', 'evidence-too-many'],
});

export const readEvidenceFile = endpoint({
  method: 'GET',
  path: '/portal/evidence/:evidenceId/file',
  summary: 'The file of a piece of evidence of this producer',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ evidenceId: Id }),
  output: StoredFile,
  problems: ['evidence-not-found'],
});

export const saveTraderData = endpoint({
  method: 'PUT',
  path: '/portal/trader-data',
  summary: 'What the yearly report asks of a seller, and the promise of Art. 30(1)(e) DSA',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({
    isEntity: z.boolean(),
    taxIdentifier: z.string().trim().max(30).nullable(),
    birthDate: Day.nullable(),
    birthPlace: z.string().trim().max(80).nullable(),
    /** True: promised now; false leaves an earlier promise as it is. */
    selfCertify: z.boolean(),
  }),
  output: TraderData,
  problems: [],
});
