import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LegalKind } from '@markthalle/contracts/legal';
import { accessibility } from './accessibility.ts';
import { contractSteps } from './contract-steps.ts';
import { guaranteeNotice } from './guarantee-notice.ts';
import { legalNotice } from './legal-notice.ts';
import type { Operator, Sample, SampleText } from './operator.ts';
import { privacy } from './privacy.ts';
import { reviewCheck } from './review-check.ts';
import { shipping } from './shipping.ts';
import { terms } from './terms.ts';
import { withdrawalPolicy } from './withdrawal-policy.ts';

const SAMPLES: Readonly<Record<LegalKind, Sample>> = {
  terms,
  privacy,
  withdrawal_policy: withdrawalPolicy,
  legal_notice: legalNotice,
  contract_steps: contractSteps,
  guarantee_notice: guaranteeNotice,
  accessibility,
  review_check: reviewCheck,
  shipping,
};

/** The sample of a text; the guarantee notice has a picture too. */
export function sampleOf(kind: LegalKind, language: 'de' | 'en', operator: Operator): SampleText {
  const picture =
    kind === 'guarantee_notice' ? pictureOf(`guarantee-notice-${language}.svg`) : null;
  return { ...SAMPLES[kind][language](operator), picture };
}

const pictureOf = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8').trim();
