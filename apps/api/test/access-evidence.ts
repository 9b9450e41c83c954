import { NOWHERE, ownProducer, type Row, staffOnly } from './access-rows.ts';

/** Evidence: each producer sends and sees its own, the office judges all. */
export const EVIDENCE_ROWS: Readonly<Record<string, Row>> = {
  readEvidence: ownProducer(200, 200),
  submitProducerEvidence: ownProducer(400, 400, () => ({
    clientId: NOWHERE,
    kind: 'organic_control',
    reference: 'Bio',
    validFrom: '2026-01-01',
  })),
  readEvidenceFile: ownProducer(404, 404, () => ({ evidenceId: NOWHERE })),
  saveTraderData: ownProducer(400, 400, () => ({
    isEntity: false,
    taxIdentifier: 'keine',
    birthDate: null,
    birthPlace: null,
    selfCertify: false,
  })),
  listOfficeEvidence: staffOnly(200),
  decideEvidence: staffOnly(404, () => ({ evidenceId: NOWHERE, isValid: true })),
  withdrawEvidence: staffOnly(404, () => ({ evidenceId: NOWHERE, note: 'nicht mehr' })),
  readOfficeEvidenceFile: staffOnly(404, () => ({ evidenceId: NOWHERE })),
};
