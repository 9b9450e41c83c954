import type { Tone } from '@markthalle/ui/components/tag';

/** How a producer stands with the payment provider, in one word for tables. */
export const ACCOUNT_LOOKS: Readonly<Record<string, { word: string; tone: Tone }>> = {
  none: { word: 'kein Konto', tone: 'warn' },
  invited: { word: 'eingeladen', tone: 'warn' },
  onboarding: { word: 'fehlt etwas', tone: 'warn' },
  in_review: { word: 'in Prüfung', tone: 'info' },
  payable: { word: 'auszahlbar', tone: 'good' },
  restricted: { word: 'eingeschränkt', tone: 'bad' },
  rejected: { word: 'abgelehnt', tone: 'bad' },
  closed: { word: 'geschlossen', tone: 'plain' },
};

export const TAX_STATUSES: Readonly<Record<string, string>> = {
  standard: 'Regelbesteuerung',
  small_business: 'Kleinunternehmer (§ 19 UStG)',
  flat_rate_farmer: 'Landwirt mit Durchschnittssätzen (§ 24 UStG)',
  exempt_other: 'Steuerfrei',
};
