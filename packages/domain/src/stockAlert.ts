/**
 * What a reader agrees to with an address in the form "Bescheid geben" (§ 7(2) no. 2 UWG, Art. 7(1)
 * GDPR). The API keeps the hash of exactly these words with the wish.
 */
export const STOCK_ALERT_CONSENT = {
  de: 'Wir schreiben Ihnen einmal, sobald es wieder etwas gibt, und löschen danach Ihre Adresse. Vorher bestätigen Sie den Link in unserer E-Mail. Abmelden geht jederzeit mit einem Klick.',
  en: 'We write to you once, as soon as it is available again, and then delete your address. Before that you confirm the link in our e-mail. You can unsubscribe at any time with one click.',
} as const;

/** Without a click in the mail nobody has agreed to anything: the address goes. */
export const UNCONFIRMED_DAYS = 7;

/** A wish that could not be met for a year is forgotten. */
export const ALERT_MONTHS = 12;

/** What was told is kept for questions, then deleted. */
export const TOLD_DAYS = 30;

/** Asking again within this time sends no second mail. */
export const REPEAT_MINUTES = 60;

/** One address waits for at most so many things; more is not a shopper. */
export const MAX_ALERTS_PER_ADDRESS = 30;

export type AlertRow = {
  readonly requestedAt: Date;
  readonly confirmedAt: Date | null;
  readonly notifiedAt: Date | null;
  readonly expiresAt: Date;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What asking again for the same thing does: `keep` changes nothing and sends nothing. */
export function decideRepeat(before: AlertRow, now: Date): 'keep' | 'start_anew' {
  if (before.notifiedAt !== null || before.expiresAt <= now) return 'start_anew';
  if (before.confirmedAt !== null) return 'keep';
  const ageMs = now.getTime() - before.requestedAt.getTime();
  return ageMs < REPEAT_MINUTES * MINUTE_MS ? 'keep' : 'start_anew';
}

/** Whether a link of the mail still confirms; clicked twice it still does. */
export function mayConfirm(alert: AlertRow, now: Date): boolean {
  if (alert.confirmedAt !== null) return alert.expiresAt > now;
  return now.getTime() - alert.requestedAt.getTime() < UNCONFIRMED_DAYS * DAY_MS;
}

/** A year later, on the same day of the month where there is one. */
export function expiryOf(confirmedAt: Date): Date {
  const expires = new Date(confirmedAt);
  expires.setUTCMonth(expires.getUTCMonth() + ALERT_MONTHS);
  return expires;
}
