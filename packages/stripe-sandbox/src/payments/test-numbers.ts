export interface TestCard {
  number: string;
  brand: string;
  /** What happens: paid, refused with a code, or a check by the issuing bank first. */
  outcome: 'paid' | 'declined' | 'three_d_secure';
  code?: string;
  declineCode?: string;
  /** Later effect of a paid card, e.g. `available_at_once`. */
  behaviour?: string;
  help: { de: string; en: string };
}

const declined = (
  number: string,
  code: string,
  declineCode: string | undefined,
  de: string,
  en: string,
): TestCard => ({
  number,
  brand: 'visa',
  outcome: 'declined',
  code,
  declineCode,
  help: { de, en },
});

const paid = (number: string, behaviour: string | undefined, de: string, en: string): TestCard => ({
  number,
  brand: 'visa',
  outcome: 'paid',
  behaviour,
  help: { de, en },
});

/** Every card number the sandbox knows; any other is refused, so no real card is ever entered. */
export const TEST_CARDS: TestCard[] = [
  paid('4242424242424242', undefined, 'wird bezahlt', 'pays'),
  {
    ...paid('5555555555554444', undefined, 'wird bezahlt (Mastercard)', 'pays (Mastercard)'),
    brand: 'mastercard',
  },
  paid(
    '4000000000000077',
    'available_at_once',
    'wird bezahlt, Geld sofort verfügbar',
    'pays, money available at once',
  ),
  {
    number: '4000002760003184',
    brand: 'visa',
    outcome: 'three_d_secure',
    help: { de: 'fragt nach Freigabe (3-D Secure)', en: 'asks for approval (3-D Secure)' },
  },
  {
    number: '4000008260003178',
    brand: 'visa',
    outcome: 'three_d_secure',
    declineCode: 'insufficient_funds',
    help: {
      de: 'Freigabe, danach Konto nicht gedeckt',
      en: 'approval, then insufficient funds',
    },
  },
  declined('4000000000000002', 'card_declined', 'generic_decline', 'abgelehnt', 'declined'),
  declined(
    '4000000000009995',
    'card_declined',
    'insufficient_funds',
    'nicht gedeckt',
    'insufficient funds',
  ),
  declined('4000000000000069', 'expired_card', undefined, 'abgelaufen', 'expired'),
  declined('4000000000000127', 'incorrect_cvc', undefined, 'Prüfnummer falsch', 'wrong CVC'),
  declined(
    '4000000000000119',
    'processing_error',
    undefined,
    'Verarbeitungsfehler',
    'processing error',
  ),
  paid(
    '4000000000000259',
    'dispute_fraudulent',
    'wird bezahlt, später bestritten (Betrug)',
    'pays, disputed later (fraud)',
  ),
  paid(
    '4000000000002685',
    'dispute_not_received',
    'wird bezahlt, später „nicht erhalten“',
    'pays, disputed later (not received)',
  ),
  paid(
    '4000000000001976',
    'dispute_inquiry',
    'wird bezahlt, später Rückfrage',
    'pays, inquiry later',
  ),
  paid(
    '4000000000005423',
    'early_fraud_warning',
    'wird bezahlt, Betrugswarnung',
    'pays, early fraud warning',
  ),
  paid(
    '4000000000007726',
    'refund_async_succeeds',
    'wird bezahlt, Erstattung dauert',
    'pays, refund takes time',
  ),
  paid(
    '4000000000005126',
    'refund_fails_later',
    'wird bezahlt, Erstattung scheitert später',
    'pays, refund fails later',
  ),
];

export interface TestIban {
  iban: string;
  outcome: 'paid' | 'failed' | 'refused';
  delayed: boolean;
  code?: string;
  behaviour?: string;
  help: { de: string; en: string };
}

/** Every IBAN the sandbox takes for a direct debit. */
export const TEST_IBANS: TestIban[] = [
  {
    iban: 'DE89370400440532013000',
    outcome: 'paid',
    delayed: false,
    help: { de: 'Einzug gelingt', en: 'debit succeeds' },
  },
  {
    iban: 'DE08370400440532013003',
    outcome: 'paid',
    delayed: true,
    help: { de: 'gelingt nach 3 Minuten', en: 'succeeds after 3 minutes' },
  },
  {
    iban: 'DE62370400440532013001',
    outcome: 'failed',
    delayed: false,
    code: 'insufficient_funds',
    help: { de: 'Einzug scheitert', en: 'debit fails' },
  },
  {
    iban: 'DE78370400440532013004',
    outcome: 'failed',
    delayed: true,
    code: 'insufficient_funds',
    help: { de: 'scheitert nach 3 Minuten', en: 'fails after 3 minutes' },
  },
  {
    iban: 'DE35370400440532013002',
    outcome: 'paid',
    delayed: false,
    behaviour: 'debit_returned',
    help: { de: 'gelingt, später zurückgegeben', en: 'succeeds, returned later' },
  },
  {
    iban: 'DE65370400440000343434',
    outcome: 'refused',
    delayed: false,
    code: 'charge_exceeds_source_limit',
    help: { de: 'über dem Limit des Tages', en: 'above the daily limit' },
  },
  {
    iban: 'DE27370400440000121212',
    outcome: 'refused',
    delayed: false,
    code: 'charge_exceeds_weekly_limit',
    help: { de: 'über dem Limit der Woche', en: 'above the weekly limit' },
  },
  {
    iban: 'DE65370400440002222227',
    outcome: 'failed',
    delayed: false,
    code: 'insufficient_funds',
    help: { de: 'Konto nicht gedeckt', en: 'insufficient funds' },
  },
  {
    iban: 'AT611904300234573201',
    outcome: 'paid',
    delayed: false,
    help: { de: 'Einzug gelingt (AT)', en: 'debit succeeds (AT)' },
  },
  {
    iban: 'FR1420041010050500013M02606',
    outcome: 'paid',
    delayed: false,
    help: { de: 'Einzug gelingt (FR)', en: 'debit succeeds (FR)' },
  },
];

const squeezed = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();

export function findTestCard(number: string): TestCard | undefined {
  const wanted = squeezed(number);
  return TEST_CARDS.find((card) => card.number === wanted);
}

export function findTestIban(iban: string): TestIban | undefined {
  const wanted = squeezed(iban);
  return TEST_IBANS.find((account) => account.iban === wanted);
}
