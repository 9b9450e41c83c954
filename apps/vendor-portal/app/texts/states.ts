import type { PaymentAccountState } from '@markthalle/contracts/portal-payouts';
import type { Tone } from '@markthalle/ui/components/tag';
import type { IconName } from '@markthalle/ui/icon-names';

/** How the state of a producer's part of an order looks; its word comes from the shared texts. */
export const ORDER_STATE_LOOKS = {
  new: { tone: 'warn', icon: 'inbox' },
  confirmed: { tone: 'info', icon: 'package' },
  ready: { tone: 'info', icon: 'package-check' },
  handed_over: { tone: 'good', icon: 'truck' },
  completed: { tone: 'good', icon: 'check' },
  canceled: { tone: 'bad', icon: 'x' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

/** The five words of an order, the same in all apps. */
export const WORD_LOOKS = {
  new: { tone: 'warn', icon: 'inbox' },
  packed: { tone: 'info', icon: 'package-check' },
  handed_over: { tone: 'good', icon: 'truck' },
  done: { tone: 'good', icon: 'check' },
  problem: { tone: 'bad', icon: 'triangle-alert' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

export const OFFER_STATE_LOOKS = {
  draft: { tone: 'plain', icon: 'pencil' },
  submitted: { tone: 'info', icon: 'clock' },
  approved: { tone: 'good', icon: 'check' },
  rejected: { tone: 'bad', icon: 'undo-2' },
  paused: { tone: 'plain', icon: 'pause' },
  sold_out: { tone: 'warn', icon: 'triangle-alert' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

/** The state of the payment account as one sentence that says what happens next. */
export const ACCOUNT_SENTENCES: Record<PaymentAccountState, string> = {
  none: 'Ihr Zahlungskonto ist noch nicht eingerichtet. Ohne Konto kann nichts ausgezahlt werden.',
  invited: 'Ihr Zahlungskonto ist angelegt, aber noch nicht eingerichtet.',
  onboarding: 'Beim Zahlungskonto fehlen noch Angaben.',
  in_review: 'Der Zahlungsdienst prüft Ihre Angaben. Sie müssen nichts tun.',
  payable: 'Ihr Zahlungskonto ist eingerichtet. Auszahlungen sind möglich.',
  restricted: 'Der Zahlungsdienst braucht noch Angaben, bevor er weiter auszahlt.',
  rejected: 'Der Zahlungsdienst hat das Konto abgelehnt. Bitte rufen Sie uns an.',
  closed: 'Das Zahlungskonto ist geschlossen. Bitte rufen Sie uns an.',
};

/** The states in which the producer can go on at the provider's page. */
export const CAN_SET_UP: ReadonlySet<string> = new Set([
  'none',
  'invited',
  'onboarding',
  'restricted',
]);
