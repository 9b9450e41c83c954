import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, InLanguage, Language, OneLine } from './fields.ts';
import { LegalDocument, LegalKind } from './legal.ts';

export const MAX_LEGAL_BODY_CHARS = 60_000;
export const MAX_LEGAL_PICTURE_CHARS = 200_000;
const MAX_LISTED_VERSIONS = 500;

export const listLegalDocuments = endpoint({
  method: 'GET',
  path: '/office/legal-documents',
  summary: 'All versions of all legal texts, newest first',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    today: Day,
    documents: z
      .array(LegalDocument.omit({ body: true, picture: true }).extend({ inForce: z.boolean() }))
      .max(MAX_LISTED_VERSIONS),
  }),
  problems: [],
});

export const addLegalDocument = endpoint({
  method: 'POST',
  path: '/office/legal-documents',
  summary: 'Add a version of a legal text; earlier versions stay as they are',
  access: 'staff',
  status: 201,
  input: InLanguage.extend({
    kind: LegalKind,
    textLanguage: Language,
    title: OneLine(120),
    body: z.string().trim().min(1).max(MAX_LEGAL_BODY_CHARS),
    /** Absent: the picture of the latest version stays. */
    picture: z.string().trim().min(1).max(MAX_LEGAL_PICTURE_CHARS).nullable().default(null),
    validFrom: Day,
  }),
  output: LegalDocument,
  problems: ['legal-date-passed', 'legal-picture-not-usable'],
});
