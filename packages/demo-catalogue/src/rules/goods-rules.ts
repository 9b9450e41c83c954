import type { DemoClp, DemoCosmetic, DemoFibre, DemoSafety } from '../demo-goods.ts';
import type { DemoProducer } from '../demo-producer.ts';
import type { DemoProduct } from '../demo-product.ts';
import { isBilingual, type Report } from './report.ts';

/** Fibre names in use, from Annex I of Regulation (EU) 1007/2011. */
const FIBRES: ReadonlySet<string> = new Set([
  'Baumwolle',
  'Elasthan',
  'Hanf',
  'Leinen',
  'Lyocell',
  'Polyamid',
  'Polyester',
  'Schurwolle',
  'Seide',
  'Viskose',
  'Wolle',
]);

function checkManufacturer(
  product: DemoProduct,
  producer: DemoProducer,
  safety: DemoSafety,
  report: Report,
): void {
  const { manufacturer } = safety;
  const known =
    manufacturer.producerId === product.producerId && manufacturer.name === producer.legalEntity;
  const addressed =
    manufacturer.street !== '' &&
    /^\d{5}$/.test(manufacturer.postcode) &&
    manufacturer.town !== '' &&
    /@.+\.example$/.test(manufacturer.email);
  if (!known || !addressed) report('safety', 'manufacturer');
  if (!safety.identifier || safety.demo !== true) report('safety', 'identifier');
}

function checkWarnings(product: DemoProduct, safety: DemoSafety, report: Report): void {
  const reasoned = isBilingual(safety.noWarningsReason) && safety.warnings === undefined;
  if (safety.noWarnings ? !reasoned : !isBilingual(safety.warnings)) {
    report('safety', 'warnings or reasoned noWarnings');
  }
  if (safety.toy !== undefined) {
    const marked = safety.toy.ce && isBilingual(safety.toy.note);
    const aged = safety.warnings?.de.includes('36 Monaten') === true;
    if (!marked || !aged) report('toy', 'CE note or age warning');
  }
  if (safety.foodContact && !isBilingual(safety.foodContactNote)) report('foodContact', 'note');
  const { category } = product;
  if (category === 'handwerk/kerzen' && (safety.clp === undefined || safety.noWarnings)) {
    report('candle', 'warnings and CLP statement');
  }
  if (category === 'handwerk/keramik' && !safety.foodContact && !safety.noWarnings) {
    report('foodContact', 'ceramic without statement');
  }
}

function checkClp(clp: DemoClp, report: Report): void {
  if (!clp.classified) {
    if (!isBilingual(clp.reason)) report('clp', 'reason');
    return;
  }
  const parts = [clp.pictograms, clp.hazard, clp.precaution];
  const complete = parts.every((list) => list !== undefined && list.length > 0);
  if (!complete || !isBilingual(clp.signalWord) || !clp.demo) report('clp', 'label parts');
}

function checkFibres(fibres: readonly DemoFibre[], report: Report): void {
  if (fibres.reduce((sum, { percent }) => sum + percent, 0) !== 100) report('fibres', 'sum');
  if (!fibres.every(({ name }) => FIBRES.has(name))) report('fibres', 'name');
  const shares = fibres.map(({ percent }) => percent);
  if (shares.some((share, i) => share > (shares[i - 1] ?? 100))) report('fibres', 'order');
}

function checkCosmetic(cosmetic: DemoCosmetic, report: Report): void {
  for (const card of cosmetic.components ?? [cosmetic]) {
    const { inci = [], paoMonths = 0, precautions, function: purpose, cpnp = '' } = card;
    const described = isBilingual(precautions) && isBilingual(purpose);
    if (inci.length === 0 || paoMonths <= 0 || !described || !/^DEMO-9\d{6}$/.test(cpnp)) {
      report('cosmetic', 'fields');
    }
  }
  if (cosmetic.demo !== true || !cosmetic.responsiblePerson.name) {
    report('cosmetic', 'responsible person or demo');
  }
}

/** Product safety (Regulation (EU) 2023/988) and the labels of textiles, candles, cosmetics. */
export function checkGoods(product: DemoProduct, producer: DemoProducer, report: Report): void {
  const { safety, fibres, cosmetic, category } = product;
  if (safety === undefined) {
    report('safety', 'block missing');
    return;
  }
  checkManufacturer(product, producer, safety, report);
  checkWarnings(product, safety, report);
  if (safety.clp !== undefined) checkClp(safety.clp, report);
  if (category === 'handwerk/textil' && fibres === undefined) report('fibres', 'missing');
  if (fibres !== undefined) checkFibres(fibres, report);
  if (category.startsWith('pflege/') && cosmetic === undefined && !safety.clp?.classified) {
    report('cosmetic', 'missing');
  }
  if (cosmetic !== undefined) checkCosmetic(cosmetic, report);
}
