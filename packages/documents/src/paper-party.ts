import type { Party } from './invoice-content.ts';

/** Name and address, a line each, as they stand on an envelope. */
export function addressOf(party: Party): string[] {
  const town = [party.postcode, party.town].filter(Boolean).join(' ');
  return [party.name, party.street, town].filter((line): line is string => Boolean(line));
}

/** The same in one line. */
export const addressLine = (party: Party): string => addressOf(party).join(' · ');

/** The lines at the foot: who answers for the paper and how to reach them. */
export function imprintOf(party: Party, language: 'de' | 'en'): string[] {
  const [vatId, taxNumber] =
    language === 'de' ? ['USt-IdNr.', 'Steuernummer'] : ['VAT ID', 'Tax number'];
  const contact = [party.represented, party.register, party.email, party.phone];
  const tax = [
    party.vatId && `${vatId} ${party.vatId}`,
    party.taxNumber && `${taxNumber} ${party.taxNumber}`,
  ];
  return [addressLine(party), join(contact), join(tax)].filter((line) => line !== '');
}

const join = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' · ');
