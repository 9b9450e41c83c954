import type { ProductFacts } from '../src/productFacts.ts';
import type { GateStatement } from '../src/publishingGates/statement.ts';
import { offer, proof, proving } from './gateStatements.ts';

const goods = (change: Partial<GateStatement>, facts: ProductFacts): GateStatement =>
  offer({
    vatCategory: 'standard',
    ...change,
    facts: {
      productIdentifier: 'TB-032',
      warnings: 'Nicht für Kinder unter 36 Monaten: kleine Teile.',
      ...facts,
    },
  });

export const CANDLE = goods(
  { nameDe: 'Stumpen', words: 'Stumpen aus Wachs', categoryPath: 'handwerk/kerzen' },
  { clpStatus: 'not_classified', clpReason: 'reines Bienenwachs' },
);

export const SOAP = goods(
  { nameDe: 'Seife', words: 'Seife mit Salz', categoryPath: 'pflege/seife' },
  {
    inci: 'Sodium Olivate, Aqua',
    paoMonths: 12,
    cpnpNumber: '3412345',
    cosmeticFunction: 'Handseife',
    precautions: 'Kontakt mit den Augen vermeiden.',
    hygieneSealed: true,
  },
);

export const SCARF = goods(
  { nameDe: 'Schal', words: 'Schal, gewebt', categoryPath: 'handwerk/textil' },
  {
    fibres: [
      { name: 'Schurwolle', percent: 80 },
      { name: 'Polyamid', percent: 20 },
    ],
  },
);

export const MUG = goods(
  { nameDe: 'Becher', words: 'Becher, blau', categoryPath: 'handwerk/keramik' },
  { foodContact: true, foodContactNote: 'Steinzeug, bleifrei glasiert' },
);

export const TOY = goods(
  {
    nameDe: 'Kreisel',
    words: 'Kreisel aus Kirsche',
    categoryPath: 'handwerk/holz',
    producer: proving(proof('toy_declaration', 'EN 71', ['TB-032'])),
  },
  { toy: true, toyMinAgeMonths: 36 },
);

export const LAMP = goods(
  {
    nameDe: 'Lichtholz',
    words: 'Lichtholz mit LED',
    categoryPath: 'handwerk/holz',
    producer: proving(
      proof('weee_registration', 'DE 12345678'),
      proof('battery_registration', '87654321'),
    ),
  },
  { power: 'battery', weeeNumber: 'DE 12345678', batteryNumber: '87654321' },
);

export const TOUR = offer({
  nameDe: 'Räucherkurs',
  words: 'Räucherkurs am See',
  categoryPath: 'erlebnisse',
  vatCategory: 'standard',
  ways: ['ticket'],
});
