import type { Language } from '@markthalle/contracts/fields';
import { invariant } from '@markthalle/domain/invariant';
import type { SkipReason, WaitReason } from '@markthalle/domain/shareDecision';

type Reason = WaitReason | SkipReason | 'transfer_rejected' | 'run_discarded';

/** Why money waits, as producers and staff read it. */
const REASONS: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  not_handed_over: {
    de: 'Noch nicht übergeben',
    en: 'Not handed over yet',
  },
  nothing_left: {
    de: 'Ganz erstattet, es bleibt nichts auszuzahlen',
    en: 'Refunded in full, nothing is left to pay out',
  },
  in_run: {
    de: 'Ist in einer laufenden Abrechnung',
    en: 'Is part of a settlement in progress',
  },
  open_problem: {
    de: 'Eine offene Frage muss zuerst geklärt werden',
    en: 'An open question has to be settled first',
  },
  hold_running: {
    de: 'Die Haltefrist nach der Übergabe läuft noch',
    en: 'The hold after the hand-over is still running',
  },
  monthly_rhythm: {
    de: 'Wird mit dem Monat abgerechnet',
    en: 'Is settled with its month',
  },
  below_minimum: {
    de: 'Der Mindestbetrag ist noch nicht erreicht',
    en: 'The minimum amount is not reached yet',
  },
  account_not_payable: {
    de: 'Das Auszahlungskonto ist noch nicht bereit',
    en: 'The payout account is not ready yet',
  },
  hold_dispute: {
    de: 'Die Bank der Kundschaft prüft eine Zahlungsbeschwerde',
    en: 'The buyer’s bank has disputed the payment',
  },
  hold_refund_open: {
    de: 'Über eine Erstattung ist noch nicht entschieden',
    en: 'A refund has not been decided yet',
  },
  hold_complaint: {
    de: 'Eine Reklamation wird geklärt',
    en: 'A complaint is being settled',
  },
  hold_account: {
    de: 'Zum Konto des Betriebs ist eine Frage offen',
    en: 'There is an open question about the producer’s account',
  },
  hold_new_producer: {
    de: 'Neue Betriebe werden später ausgezahlt',
    en: 'New producers are paid out later',
  },
  hold_staff: {
    de: 'Die Genossenschaft behält das Geld vorerst ein',
    en: 'The cooperative is holding the money for now',
  },
  amount_changed: {
    de: 'Der Betrag hat sich geändert, seit die Abrechnung angelegt wurde',
    en: 'The amount has changed since the run was drawn up',
  },
  transfer_rejected: {
    de: 'Der Zahlungsdienst hat die Überweisung abgelehnt',
    en: 'The payment service has refused the transfer',
  },
  run_discarded: {
    de: 'Die Abrechnung wurde verworfen',
    en: 'The settlement run was discarded',
  },
};

/** The sentence of a stored reason. */
export function reasonText(reason: string, language: Language): string {
  invariant(Object.hasOwn(REASONS, reason), `unknown reason ${reason}`);
  return REASONS[reason as Reason][language];
}
