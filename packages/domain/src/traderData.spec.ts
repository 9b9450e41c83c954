import { describe, expect, it } from '@jest/globals';
import { missingForTaxReport, taxIdentifierKind } from './traderData.ts';

const PERSON = {
  isEntity: false,
  legalForm: 'Einzelunternehmen',
  taxIdentifier: '12345678901',
  birthDate: '1970-05-01',
  birthPlace: null,
  register: null,
  vatId: null,
};
const ENTITY = { ...PERSON, isEntity: true, legalForm: 'GmbH', birthDate: null, register: 'HRB 1' };

describe('what the yearly report asks of a seller (LAW-DAC7-2)', () => {
  it.each([
    ['a person with number and birthday', PERSON, []],
    [
      'a person without number, with place',
      { ...PERSON, taxIdentifier: null, birthPlace: 'Waren' },
      [],
    ],
    [
      'a person without number',
      { ...PERSON, taxIdentifier: null },
      ['tax_identifier', 'birth_place'],
    ],
    ['a person without birthday', { ...PERSON, birthDate: null }, ['birth_date']],
    ['a company', ENTITY, []],
    ['a company without register', { ...ENTITY, register: null }, ['register']],
    ['a GbR, which is entered nowhere', { ...ENTITY, legalForm: 'GbR', register: null }, []],
    [
      'a GbR without number',
      { ...ENTITY, legalForm: 'GbR', taxIdentifier: null },
      ['tax_identifier'],
    ],
  ] as const)('%s', (_, seller, missing) => {
    expect(missingForTaxReport(seller)).toEqual(missing);
  });

  it.each([
    ['DE123456789-00001', 'W-IdNr'],
    ['12345678901', 'IdNr'],
    ['079/123/45678', 'Steuernummer'],
    ['12', null],
  ] as const)('%s is a %s', (typed, kind) => {
    expect(taxIdentifierKind(typed)).toBe(kind);
  });
});
