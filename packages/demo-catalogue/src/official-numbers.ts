/**
 * Official numbers of generated producers. They follow the patterns of the demo data, which lie in
 * ranges that nobody holds, and start above the numbers of the demo data.
 */

const FIRST_NUMBER = 1_000;

/** The shortest pattern leaves five digits. */
export const MAX_NUMBERED_PRODUCERS = 99_999 - FIRST_NUMBER;

const BANK_CODE = '99999999';

/** `DE` as digits and the place of the check digits (ISO 13616). */
const COUNTRY_AS_DIGITS = '131400';

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

// The last digits repeat in the patterns that hold fewer numbers than there may be producers.
const cut = (value: number, length: number): string => digits(value % 10 ** length, length);

function iban(account: number): string {
  const national = BANK_CODE + digits(account, 10);
  const check = 98n - (BigInt(national + COUNTRY_AS_DIGITS) % 97n);
  return `DE${digits(Number(check), 2)}${national}`;
}

/** Check digit of German VAT ids: ISO 7064, MOD 11,10. */
function vatId(number: number): string {
  const body = `999${digits(number, 5)}`;
  let product = 10;
  for (const digit of body) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return `DE${body}${(11 - product) % 10}`;
}

export interface OfficialNumbers {
  iban: string;
  vatId: string;
  taxNumber: string;
  phoneEnding: string;
  registerNumber: string;
  lucid: string;
  approvalNo: string;
  personalTin: string;
  businessTin: string;
}

/** The numbers of the generated producer at `index`, counted from 0. */
export function officialNumbers(index: number): OfficialNumbers {
  const number = FIRST_NUMBER + index;
  return {
    iban: iban(number),
    vatId: vatId(number),
    taxNumber: `099/999/${digits(number, 5)}`,
    phoneEnding: cut(number, 3),
    registerNumber: `HRA 99${cut(number, 3)}`,
    lucid: `DE9999${digits(number, 9)}`,
    approvalNo: `DE MV 9${cut(number, 4)} EG`,
    personalTin: `00999${digits(number, 6)}`,
    businessTin: `DE999${digits(number, 6)}-00001`,
  };
}
