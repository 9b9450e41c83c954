import { isIn, isOtherGoods } from '../categoryTraits.ts';
import { evidenceFor, holds } from '../evidence.ts';
import { type Gate, hasElectronicAddress, isBlank, isPostalAddress } from './finding.ts';
import { isFood } from './food.ts';
import type { GateStatement } from './statement.ts';

/** Goods that are neither eaten nor booked. */
export const isGoods = (product: GateStatement): boolean =>
  isOtherGoods(product.categoryPath) && !isFood(product);

/** The European Union, by ISO code. */
const EU: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
);

const isMadeOutside = ({ facts }: GateStatement): boolean =>
  !isBlank(facts.manufacturerCountry) && !EU.has(facts.manufacturerCountry ?? '');

/** Who made it is not the producer: a third party is named, or the cooperative's name stands on it. */
const isMadeByOther = (product: GateStatement): boolean =>
  isGoods(product) &&
  (!isBlank(product.facts.manufacturer) ||
    product.facts.brandRole === 'product_brand' ||
    isMadeOutside(product));

const ELECTRIC =
  /(?:\bLED\b|\bUSB\b|\bAkku|Batterie|Glühbirne|Leuchte\b|\belektr|Lichterkette|\b230 ?V\b|\bNetzteil)/u;
const isElectric = (product: GateStatement): boolean =>
  isGoods(product) && ELECTRIC.test(product.words);

/** Product safety (GPSR), packaging, things with a plug or a battery. */
export const SAFETY_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-PACK-1',
    field: 'producer/packaging_register',
    appliesTo: ({ isVoucher, categoryPath }) => !isVoucher && !isIn(categoryPath, 'experience'),
    isMet: ({ producer }) => holds(producer, 'packaging_register'),
    why: 'Wer Verpackung in Umlauf bringt, steht im Verpackungsregister LUCID. Uns fehlt Ihre Nummer.',
    example: 'DE1234567890123, mit dem Namen Ihres Systems',
  },
  {
    lawId: 'LAW-GPSR-1',
    field: 'facts/productIdentifier',
    appliesTo: isGoods,
    isMet: ({ facts }) => !isBlank(facts.productIdentifier),
    why: 'Bitte geben Sie eine Nummer oder Modellbezeichnung an, an der man das Produkt erkennt.',
    example: 'TB-032',
  },
  {
    lawId: 'LAW-GPSR-1',
    field: 'facts/manufacturer',
    appliesTo: isMadeByOther,
    isMet: ({ facts }) =>
      isPostalAddress(facts.manufacturer) && hasElectronicAddress(facts.manufacturer),
    why: 'Wer das Produkt nicht selbst herstellt, nennt den Hersteller mit Anschrift und E-Mail.',
    example: 'Muster GmbH, Ring 1, 10115 Berlin, info@muster.example',
  },
  {
    lawId: 'LAW-GPSR-1',
    field: 'facts/euPerson',
    appliesTo: (product) => isGoods(product) && isMadeOutside(product),
    isMet: ({ facts }) => isPostalAddress(facts.euPerson) && hasElectronicAddress(facts.euPerson),
    why: 'Der Hersteller sitzt außerhalb der EU. Bitte nennen Sie, wer hier verantwortlich ist.',
    example: 'Import GmbH, Kai 2, 20457 Hamburg, info@import.example',
  },
  {
    lawId: 'LAW-GPSR-1',
    field: 'facts/warnings',
    appliesTo: isGoods,
    isMet: ({ facts }) => !isBlank(facts.warnings) || !isBlank(facts.noWarningsReason),
    why: 'Bitte geben Sie die Warnhinweise an. Gibt es keine, sagen Sie bitte, warum.',
    example: 'Brennende Kerze nie unbeaufsichtigt lassen.',
  },
  {
    lawId: 'LAW-GPSR-1',
    field: 'picture',
    appliesTo: (product) => isGoods(product) && product.pictureCount !== null,
    isMet: ({ pictureCount }) => (pictureCount ?? 0) > 0,
    why: 'Zum Produkt gehört mindestens ein Foto.',
    example: 'Ein Foto von vorn',
  },
  {
    lawId: 'LAW-PACK-4',
    field: 'facts/power',
    appliesTo: isElectric,
    isMet: ({ facts }) => !isBlank(facts.power),
    why: 'Das klingt nach Strom. Bitte sagen Sie, ob das Produkt Netzstrom oder eine Batterie braucht.',
    example: 'mit Batterie',
  },
  {
    lawId: 'LAW-PACK-4',
    field: 'facts/weeeNumber',
    appliesTo: ({ facts }) => facts.power === 'mains' || facts.power === 'battery',
    isMet: ({ facts, producer }) =>
      /^DE ?\d{8}$/u.test(facts.weeeNumber ?? '') &&
      evidenceFor(producer, 'weee_registration').some(
        ({ reference }) => reference === facts.weeeNumber,
      ),
    why: 'Elektrogeräte brauchen eine Nummer der Stiftung EAR, die wir geprüft haben.',
    example: 'DE 12345678',
  },
  {
    lawId: 'LAW-PACK-4',
    field: 'facts/batteryNumber',
    appliesTo: ({ facts }) => facts.power === 'battery',
    isMet: ({ facts, producer }) =>
      !isBlank(facts.batteryNumber) &&
      evidenceFor(producer, 'battery_registration').some(
        ({ reference }) => reference === facts.batteryNumber,
      ),
    why: 'Batterien brauchen eine eigene Registrierung, die wir geprüft haben.',
    example: '12345678',
  },
];
