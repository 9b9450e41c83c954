import type { DemoLegalNotice, DemoProducer } from '../demo-producer.ts';
import type { DemoProduct } from '../demo-product.ts';
import { isInRegion } from './experience-rules.ts';
import type { Report } from './report.ts';

const NEEDS_APPROVAL = /(kaese|milch-joghurt|fisch\/|fleisch|wurst)/;

/** True where a producer needs a food authority: it sells food or serves it. */
export function sellsFood(own: readonly DemoProduct[]): boolean {
  return own.some(({ food, experience }) => food ?? experience?.catering);
}

/** True where milk, meat or fish call for an approval (Art. 4 of Regulation (EC) 853/2004). */
export function needsApproval(own: readonly DemoProduct[]): boolean {
  return own.some(({ food, category }) => food && NEEDS_APPROVAL.test(category));
}

/** Remainder of the check of ISO 13616; a valid IBAN gives 1. */
function ibanRemainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/** Every official number lies in a range that belongs to nobody. */
function checkNumbers(producer: DemoProducer, legal: DemoLegalNotice, report: Report): void {
  const small = producer.tax.scheme === 'small_business';
  const taxed = small
    ? legal.vatId === null && /^099\/999\/\d{5}$/.test(legal.taxNumber ?? '')
    : /^DE999\d{6}$/.test(legal.vatId ?? '');
  if (!taxed) report('legal', 'tax number');
  if (!/^\+49 30 23125 \d{3}$/.test(legal.phone)) report('legal', 'phone outside reserved range');
  if (!/@.+\.example$/.test(legal.email)) report('legal', 'email');
  if (!/^DE9999\d{9}$/.test(legal.lucid)) report('legal', 'lucid');
  if (!/^DE\d{2}99999999\d{10}$/.test(legal.iban) || ibanRemainder(legal.iban) !== 1) {
    report('legal', 'iban');
  }
}

function checkRegister(legal: DemoLegalNotice, report: Report): void {
  const entered = legal.legalForm === 'e. K.' || legal.legalForm === 'OHG';
  const { register } = legal;
  if (entered !== (register !== null)) report('legal', 'register does not fit the form');
  if (register !== null && (!/^HRA 99\d{3}$/.test(register.number) || !register.court)) {
    report('legal', 'register');
  }
}

/** Authorities and approvals follow from what the producer sells. */
function checkDuties(
  producer: DemoProducer,
  legal: DemoLegalNotice,
  own: readonly DemoProduct[],
  report: Report,
): void {
  if (sellsFood(own) !== (legal.foodAuthority !== null)) report('legal', 'foodAuthority');
  const approved = /^DE MV 9\d{4} EG$/.test(legal.foodApprovalNo ?? '');
  if (needsApproval(own) !== approved) report('legal', 'approval number');
  const sellsEggs = own.some(({ category }) => category === 'lebensmittel/eier');
  if (sellsEggs && !legal.eggPackingCentre) report('legal', 'packing centre');
  if (own.some(({ experience }) => experience) && !legal.liabilityInsurance) {
    report('legal', 'insurance of service provider');
  }
  const control = legal.organicControl;
  const controlled = control.certified && /^DE-ÖKO-\d{3}$/.test(control.controlBody);
  if (producer.organic.certified && !controlled) report('legal', 'organic control');
}

/** A producer with the products of its own. */
export function checkProducer(
  producer: DemoProducer,
  own: readonly DemoProduct[],
  report: Report,
): void {
  const { legal, dac7 } = producer;
  if (!isInRegion(producer)) report('geo', 'outside the region');
  if (producer.productCount !== own.length) {
    report('productCount', `${producer.productCount} / ${own.length}`);
  }
  if (legal.demo !== true) report('legal', 'not marked demo');
  if (!legal.legalName || !legal.bankOwner || !legal.dualSystem) report('legal', 'names');
  checkRegister(legal, report);
  checkNumbers(producer, legal, report);
  checkDuties(producer, legal, own, report);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(producer.traderSelfCertifiedAt)) {
    report('legal', 'traderSelfCertifiedAt');
  }
  const identified =
    dac7.kind === 'individual'
      ? /^00999\d{6}$/.test(dac7.tin) && dac7.birthDate !== ''
      : /^DE999\d{6}-00001$/.test(dac7.tin);
  if (!identified || dac7.demo !== true) report('dac7', 'tin');
}
