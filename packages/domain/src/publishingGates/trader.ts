import type { ProducerStanding } from '../evidence.ts';
import { isCompleteForTaxReport } from '../traderData.ts';
import { type Gate, hasElectronicAddress, isBlank } from './finding.ts';

const REGISTERED_FORMS = /^(?:GmbH|UG|AG|eG|OHG|KG|GmbH & Co\. KG|e\. ?K\.|eGbR)/u;

/** Who sells must be known before anything is offered (Art. 30(1) DSA, § 14 PStTG). */
export const TRADER_GATES: readonly Gate<{ readonly producer: ProducerStanding }>[] = [
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/name',
    appliesTo: () => true,
    isMet: ({ producer }) =>
      ![producer.legalName, producer.street, producer.postcode, producer.town].some(isBlank),
    why: 'Zu Ihrem Betrieb fehlen Name oder Anschrift.',
    example: 'Almut Peters, Dorfstraße 1, 17192 Waren',
  },
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/phone',
    appliesTo: () => true,
    isMet: ({ producer }) => !isBlank(producer.phone),
    why: 'Zu Ihrem Betrieb fehlt die Telefonnummer.',
    example: '03991 123456',
  },
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/email',
    appliesTo: () => true,
    isMet: ({ producer }) => hasElectronicAddress(producer.email),
    why: 'Zu Ihrem Betrieb fehlt die E-Mail-Adresse.',
    example: 'hof@beispiel.de',
  },
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/register',
    appliesTo: ({ producer }) => REGISTERED_FORMS.test(producer.legalForm),
    isMet: ({ producer }) => !isBlank(producer.register),
    why: 'Ihre Rechtsform steht im Register. Uns fehlen Gericht und Nummer.',
    example: 'Amtsgericht Stralsund, HRA 1234',
  },
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/self_certification',
    appliesTo: () => true,
    isMet: ({ producer }) => producer.selfCertifiedOn !== null,
    why: 'Bitte versprechen Sie einmal, nur anzubieten, was das Recht der EU erlaubt.',
    example: 'Seite „Nachweise“: Häkchen und speichern',
  },
  {
    lawId: 'LAW-DSA-7',
    field: 'producer/payment_account',
    appliesTo: ({ producer }) => !producer.sellsWithoutAccount,
    isMet: ({ producer }) =>
      producer.paymentAccount !== 'none' && producer.paymentAccount !== 'rejected',
    why: 'Vor dem ersten Angebot braucht es das Auszahlungskonto. Dort wird auch Ihr Ausweis geprüft.',
    example: 'Seite „Geld“: Konto einrichten',
  },
  {
    lawId: 'LAW-DAC7-2',
    field: 'producer/tax_data',
    appliesTo: () => true,
    isMet: ({ producer }) => isCompleteForTaxReport(producer),
    why: 'Wir melden Verkäufe einmal im Jahr dem Bundeszentralamt für Steuern. Dafür fehlen Angaben zu Ihrem Betrieb.',
    example: 'Steuer-Identifikationsnummer und Geburtstag',
  },
];
