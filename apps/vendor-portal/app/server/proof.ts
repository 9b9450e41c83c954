import type { InputOf } from '@markthalle/contracts/endpoint';
import { Day } from '@markthalle/contracts/fields';
import {
  EvidenceKind,
  type saveTraderData,
  type submitProducerEvidence,
} from '@markthalle/contracts/portal-evidence';
import { problemSentence } from '@markthalle/ui/texts/problems';
import type { UploadedFile } from '@markthalle/web-server/form-upload';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { evidenceTexts as texts } from '../texts/evidence.ts';

/** The piece of evidence that was typed. @throws FormRefusal where a day or the file is missing */
export function proofFromValues(
  values: TypedValues,
  file: UploadedFile | null,
): InputOf<typeof submitProducerEvidence> {
  const [from, until] = [one(values, 'validFrom'), one(values, 'validUntil').trim()];
  if (!Day.safeParse(from).success) {
    throw new FormRefusal([{ field: 'validFrom', message: texts.dayMissing }]);
  }
  if (file !== null && file.base64 === null) {
    const message = problemSentence('evidence-file-unreadable', 'de');
    throw new FormRefusal([{ field: 'file', message }]);
  }
  return {
    clientId: one(values, 'clientId'),
    kind: EvidenceKind.catch('organic_control').parse(one(values, 'kind')),
    reference: one(values, 'reference'),
    issuer: one(values, 'issuer'),
    covers: one(values, 'covers')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    validFrom: from,
    validUntil: until === '' ? null : until,
    file: file === null ? null : { fileName: file.name, base64: file.base64 ?? '' },
  };
}

export function traderFromValues(values: TypedValues): InputOf<typeof saveTraderData> {
  const text = (name: string) => one(values, name).trim() || null;
  return {
    isEntity: one(values, 'isEntity') === 'entity',
    taxIdentifier: text('taxIdentifier'),
    birthDate: text('birthDate'),
    birthPlace: text('birthPlace'),
    selfCertify: one(values, 'selfCertify') === 'yes',
  };
}
