import type { Language } from '@markthalle/contracts/fields';
import { invariant } from '@markthalle/domain/invariant';
import type { SkipReason, WaitReason } from '@markthalle/domain/settlement';

type Reason = WaitReason | SkipReason | 'transfer_rejected' | 'run_discarded';

/** Why money waits, as producers and staff read it. */
const REASONS: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  not_handed_over: {
    de: 'Noch nicht übergeben',
    en: 'Not handed over yet',
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
  account_not_payable: {
    de: 'Das Auszahlungskonto ist noch nicht bereit',
    en: 'The payout account is not ready yet',
  },
  amount_changed: {
    de: 'Der Betrag hat sich nach der Freigabe geändert',
    en: 'The amount has changed since the approval',
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
