import { PERISHABLE_DAYS } from '@markthalle/domain/withdrawalClass';
import type { DemoCategory } from '../demo-data.ts';
import type { DemoProducer, ShippingKey } from '../demo-producer.ts';
import type { DemoContainer, DemoProduct } from '../demo-product.ts';
import type { Report } from './report.ts';

const PLAIN_SHIPPING: ReadonlySet<ShippingKey> = new Set([
  'bulky',
  'letter',
  'parcel',
  'ticket',
  'tour',
]);
const FROZEN_SHIPPING: ReadonlySet<ShippingKey> = new Set(['pickup', 'tour_cold']);

/** From this temperature on goods need a cold chain. */
const COLD_MAX_C = 7;

const PER_KILOGRAM_OR_LITRE: Readonly<Record<string, number>> = { g: 1000, kg: 1, l: 1, ml: 1000 };

/** Effective percentages as they are written in the data; a cross-check only. */
const RATE_PERCENT = { reduced: 7, standard: 19, flatRateFarmer: 7.8 } as const;

/** Printed matter is reduced where paper is not; a trellis is not, where plants are. */
export const VAT_EXCEPTIONS: ReadonlySet<string> = new Set([
  'p0060',
  'p0357',
  'p0358',
  'p0380',
  'p0429',
]);

const ONE_WAY_DEPOSIT_CENTS = 25;
const REUSABLE_MIN_DEPOSIT_CENTS = 8;

function checkShipping(product: DemoProduct, producer: DemoProducer, report: Report): void {
  const offered = new Set(producer.shipping.map(({ key }) => key));
  for (const key of product.shipping) {
    if (!offered.has(key)) report('shipping', `${key} not offered by producer`);
  }
  if (product.shipping.length === 0) report('shipping', 'none');
  const { class: storageClass, maxC } = product.storage;
  const frozen = storageClass === 'frozen';
  const cold = frozen || storageClass === 'chilled' || (maxC !== null && maxC <= COLD_MAX_C);
  if (cold && product.shipping.some((key) => PLAIN_SHIPPING.has(key))) {
    report('shipping', 'cold goods in a plain parcel');
  }
  if (frozen && product.shipping.some((key) => !FROZEN_SHIPPING.has(key))) {
    report('shipping', 'frozen goods only on the cold round or for pick-up');
  }
}

/** Unit price per kilogram or litre, of drained weight in brine (§§ 4, 5 PAngV). */
function checkUnitPrice(product: DemoProduct, report: Report): void {
  const { unit, basePrice, price, food } = product;
  const factor = PER_KILOGRAM_OR_LITRE[unit.unit];
  if (factor === undefined) {
    if (basePrice !== null) report('basePrice', 'not for pieces');
    return;
  }
  if (basePrice === null) {
    report('basePrice', 'missing');
    return;
  }
  const drainedG = food?.medium === 'oil' ? null : (food?.drainedWeightG ?? null);
  const quantity = drainedG === null ? unit.value / factor : drainedG / 1000;
  const wantedCents = Math.floor(price.grossCents / quantity + 0.5 + 1e-9);
  const wantedPer = drainedG !== null || unit.kind === 'weight' ? '1 kg' : '1 l';
  if (basePrice.cents !== wantedCents || basePrice.per !== wantedPer) {
    report('basePrice', `${basePrice.cents}/${basePrice.per}, want ${wantedCents}/${wantedPer}`);
  }
}

function checkVat(
  product: DemoProduct,
  producer: DemoProducer,
  category: DemoCategory | undefined,
  report: Report,
): void {
  const { scheme } = producer.tax;
  const { vat, ownProduce, food } = product;
  const flat = scheme === 'flat_rate_farmer' && ownProduce === true;
  const sellers = flat ? RATE_PERCENT.flatRateFarmer : RATE_PERCENT[vat.category];
  const wanted = scheme === 'small_business' ? 0 : sellers;
  if (vat.rate !== wanted) report('vat', `${vat.rate}, want ${wanted} (${scheme})`);
  if (ownProduce === true && (!flat || vat.category !== 'reduced')) report('vat', 'ownProduce');
  const differs = category !== undefined && category.vatDefault !== vat.category;
  if (differs && !VAT_EXCEPTIONS.has(product.id)) report('vat', `not ${category.vatDefault}`);
  if ((food?.milkSharePercent ?? 100) < 75) report('vat', 'milk drink below 75 %');
}

function checkDepositDuty(container: DemoContainer, report: Report): void {
  const { system, count, depositCents, depositExempt, volumeMl } = container;
  if (system === 'MEHRWEG' && depositCents < REUSABLE_MIN_DEPOSIT_CENTS * count) {
    report('deposit', 'reusable needs a deposit');
  }
  if (system === 'EINWEG' && depositCents < ONE_WAY_DEPOSIT_CENTS * count) {
    report('deposit', 'one-way needs 25 cents');
  }
  if (system === null && (depositCents !== 0 || depositExempt === undefined)) {
    report('deposit', 'no deposit needs a reason');
  }
  if (depositExempt === 'over_3_l' && !(volumeMl !== null && volumeMl > 3000)) {
    report('deposit', 'not over 3 l');
  }
  if (depositExempt === 'under_0_1_l' && !(volumeMl !== null && volumeMl < 100)) {
    report('deposit', 'not under 0.1 l');
  }
}

/** Container and deposit agree with each other and with the unit (§ 31 VerpackG). */
function checkContainer(product: DemoProduct, report: Report): void {
  const { container, unit } = product;
  const depositCents = product.deposit?.cents ?? 0;
  if (container === undefined) {
    if (depositCents > 0) report('container', 'deposit without container');
    return;
  }
  if (container.depositCents !== depositCents) {
    report('deposit', `${container.depositCents} / ${depositCents}`);
  }
  checkDepositDuty(container, report);
  if (container.volumeMl !== null && unit.kind === 'volume') {
    const unitMl = unit.value * (unit.unit === 'l' ? 1000 : 1);
    if (Math.abs(container.volumeMl * container.count - unitMl) > 0.5) {
      report('container', `${container.count} x ${container.volumeMl} / ${unitMl}`);
    }
  }
}

/** What keeps longer than the rule says is not perishable, so that the right of withdrawal exists. */
function checkWithdrawal({ withdrawal, shelfLifeDays }: DemoProduct, report: Report): void {
  const isPerishable = shelfLifeDays !== null && shelfLifeDays <= PERISHABLE_DAYS;
  if ((withdrawal.reason === 'perishable') !== isPerishable) {
    report('withdrawal', `${withdrawal.reason ?? 'right exists'}, keeps ${shelfLifeDays} days`);
  }
}

/** Price, tax, deposit, delivery and right of withdrawal of an offer. */
export function checkOffer(
  product: DemoProduct,
  producer: DemoProducer,
  category: DemoCategory | undefined,
  report: Report,
): void {
  if (!Number.isInteger(product.price.grossCents) || product.price.currency !== 'EUR') {
    report('shape', 'price');
  }
  if (category === undefined) report('category', product.category);
  checkShipping(product, producer, report);
  checkUnitPrice(product, report);
  checkVat(product, producer, category, report);
  checkContainer(product, report);
  checkWithdrawal(product, report);
}
