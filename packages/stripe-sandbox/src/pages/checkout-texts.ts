import type { EntryProblem } from '../payments/payment-input.ts';
import type { Language } from './page-frame.ts';

export interface CheckoutTexts {
  title: string;
  total: string;
  payWith: string;
  methods: Record<string, string>;
  number: string;
  expiry: string;
  expiryHint: string;
  cvc: string;
  name: string;
  email: string;
  iban: string;
  pay: string;
  cancel: string;
  help: string;
  helpIntro: string;
  column: { number: string; effect: string };
  bankTitle: string;
  cardBankIntro: string;
  redirectIntro: string;
  approve: string;
  deny: string;
  mandate: string;
  gone: Record<'expired' | 'complete', string>;
  unknown: string;
  back: string;
  failed: string;
  problems: Record<EntryProblem['problem'], string>;
  declines: Record<string, string>;
}

const DE: CheckoutTexts = {
  title: 'Bezahlen',
  total: 'Zu zahlen',
  payWith: 'Zahlungsart',
  methods: {
    card: 'Karte',
    sepa_debit: 'SEPA-Lastschrift',
    klarna: 'Klarna',
    paypal: 'PayPal',
    eps: 'EPS-Überweisung',
    ideal: 'iDEAL',
    bancontact: 'Bancontact',
  },
  number: 'Kartennummer',
  expiry: 'Gültig bis',
  expiryHint: 'MM/JJ',
  cvc: 'Prüfnummer (CVC)',
  name: 'Name',
  email: 'E-Mail',
  iban: 'IBAN',
  pay: 'Jetzt bezahlen',
  cancel: 'Abbrechen und zurück',
  help: 'Testnummern',
  helpIntro: 'Nur diese Nummern werden angenommen. Das Datum muss in der Zukunft liegen.',
  column: { number: 'Nummer', effect: 'Was passiert' },
  bankTitle: 'Freigabe bei der Bank',
  cardBankIntro: 'Die Bank fragt, ob Sie diese Zahlung freigeben (3-D Secure).',
  redirectIntro: 'Sie sind auf der Seite des Zahlungsdienstes. Geben Sie die Zahlung frei?',
  approve: 'Zahlung freigeben',
  deny: 'Ablehnen',
  mandate: 'Mit dem Bezahlen erteilen Sie ein SEPA-Lastschriftmandat (nur im Test).',
  gone: {
    expired: 'Diese Zahlungsseite ist abgelaufen.',
    complete: 'Diese Zahlung ist bereits abgeschlossen.',
  },
  unknown: 'Diese Zahlungsseite gibt es nicht.',
  back: 'Zurück',
  failed: 'Die Zahlung wurde nicht ausgeführt. Sie können es noch einmal versuchen.',
  problems: {
    not_offered: 'Diese Zahlungsart wird hier nicht angeboten.',
    not_a_test_number: 'Das ist keine Testnummer. Bitte nehmen Sie eine aus der Liste unten.',
    invalid: 'Diese Angabe ist nicht vollständig.',
    in_the_past: 'Dieses Datum liegt in der Vergangenheit.',
    missing: 'Diese Angabe fehlt.',
  },
  declines: {
    card_declined: 'Ihre Karte wurde abgelehnt.',
    insufficient_funds: 'Ihre Karte ist nicht ausreichend gedeckt.',
    expired_card: 'Ihre Karte ist abgelaufen.',
    incorrect_cvc: 'Die Prüfnummer Ihrer Karte stimmt nicht.',
    processing_error: 'Bei der Verarbeitung ist ein Fehler aufgetreten.',
    payment_intent_authentication_failure: 'Die Zahlung wurde bei der Bank nicht freigegeben.',
  },
};

const EN: CheckoutTexts = {
  title: 'Payment',
  total: 'To pay',
  payWith: 'Payment method',
  methods: {
    card: 'Card',
    sepa_debit: 'SEPA direct debit',
    klarna: 'Klarna',
    paypal: 'PayPal',
    eps: 'EPS transfer',
    ideal: 'iDEAL',
    bancontact: 'Bancontact',
  },
  number: 'Card number',
  expiry: 'Valid until',
  expiryHint: 'MM/YY',
  cvc: 'Security code (CVC)',
  name: 'Name',
  email: 'E-mail',
  iban: 'IBAN',
  pay: 'Pay now',
  cancel: 'Cancel and go back',
  help: 'Test numbers',
  helpIntro: 'Only these numbers are accepted. The date must be in the future.',
  column: { number: 'Number', effect: 'What happens' },
  bankTitle: 'Approval at the bank',
  cardBankIntro: 'The bank asks whether you approve this payment (3-D Secure).',
  redirectIntro: 'You are on the page of the payment service. Do you approve the payment?',
  approve: 'Approve payment',
  deny: 'Deny',
  mandate: 'By paying you sign a SEPA direct debit mandate (test only).',
  gone: {
    expired: 'This payment page has expired.',
    complete: 'This payment is already complete.',
  },
  unknown: 'There is no such payment page.',
  back: 'Back',
  failed: 'The payment was not made. You can try again.',
  problems: {
    not_offered: 'This payment method is not offered here.',
    not_a_test_number: 'This is not a test number. Please take one from the list below.',
    invalid: 'This entry is not complete.',
    in_the_past: 'This date is in the past.',
    missing: 'This entry is missing.',
  },
  declines: {
    card_declined: 'Your card was declined.',
    insufficient_funds: 'Your card has insufficient funds.',
    expired_card: 'Your card has expired.',
    incorrect_cvc: "Your card's security code is wrong.",
    processing_error: 'An error occurred while processing your card.',
    payment_intent_authentication_failure: 'The payment was not approved at the bank.',
  },
};

export const CHECKOUT_TEXTS: Record<Language, CheckoutTexts> = { de: DE, en: EN };
