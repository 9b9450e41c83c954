import type { DemoProducer } from '@markthalle/demo-catalogue/demo-producer';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { demoEvidenceOf } from '@markthalle/demo-catalogue/gate-statement';
import { addDays } from '@markthalle/domain/dates';
import type { ImportedEvidence, ImportedTrader } from '../modules/evidence/evidence.facade.ts';
import { demoId } from './demo-id.ts';

/** Data of the trader as the yearly report asks for them. */
export function toImportedTrader({
  id,
  dac7,
  traderSelfCertifiedAt,
}: DemoProducer): ImportedTrader {
  return {
    producerId: demoId('producer', id),
    isEntity: dac7.kind === 'entity',
    taxIdentifier: dac7.tin,
    birthDate: dac7.kind === 'individual' ? dac7.birthDate : null,
    birthPlace: null,
    selfCertifiedOn: traderSelfCertifiedAt,
  };
}

/** What the producer has proved; ends are counted from `today`, so that demo data never grows old. */
export const toImportedEvidence = (
  producer: DemoProducer,
  own: readonly DemoProduct[],
  today: string,
): ImportedEvidence[] =>
  demoEvidenceOf(producer, own).map(({ kind, reference, covers, validForDays }) => ({
    kind,
    reference,
    issuer: kind === 'packaging_register' ? producer.legal.dualSystem : '',
    covers,
    validFrom: producer.memberSince < today ? producer.memberSince : today,
    validUntil: validForDays === null ? null : addDays(today, validForDays),
  }));
