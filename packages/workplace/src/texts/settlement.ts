import type {
  HoldReason,
  MonthMovementKind,
  RunItemKind,
  RunItemState,
  RunState,
} from '@markthalle/contracts/settlement';
import type { Tone } from '@markthalle/ui/components/tag';
import type { z } from 'zod';

/** The words of settlement that portal and office share. */
export const RUN_STATES: Record<z.infer<typeof RunState>, { word: string; tone: Tone }> = {
  draft: { word: 'Entwurf', tone: 'plain' },
  review: { word: 'wartet auf Freigabe', tone: 'warn' },
  approved: { word: 'freigegeben', tone: 'info' },
  executing: { word: 'wird ausgezahlt', tone: 'info' },
  completed: { word: 'ausgezahlt', tone: 'good' },
  completed_with_errors: { word: 'zum Teil ausgezahlt', tone: 'bad' },
  discarded: { word: 'verworfen', tone: 'plain' },
};

export const RUN_ITEM_STATES: Record<z.infer<typeof RunItemState>, string> = {
  in_run: 'in Abrechnung',
  approved: 'freigegeben',
  inflight: 'unterwegs',
  transferred: 'ausgezahlt',
  skipped: 'ausgelassen',
  rejected: 'abgelehnt',
};

export const RUN_ITEM_KINDS: Record<z.infer<typeof RunItemKind>, string> = {
  share: 'Bestellung',
  reserve: 'Einbehalt frei',
  correction: 'Ausgleich',
};

export const HOLD_REASONS: Record<z.infer<typeof HoldReason>, string> = {
  dispute: 'Zahlungsbeschwerde',
  refund_open: 'Erstattung noch nicht entschieden',
  complaint: 'Reklamation',
  account: 'Frage zum Konto',
  new_producer: 'neuer Betrieb',
  staff: 'anderer Grund',
};

export const MONTH_MOVEMENTS: Record<z.infer<typeof MonthMovementKind>, string> = {
  sales: 'Umsatz: Waren, Pfand, eigener Versand',
  commission: 'Provision',
  commission_vat: 'MwSt. auf die Provision',
  fee: 'Zahlungsgebühr',
  refunds: 'Erstattungen an Kundschaft',
  disputes: 'Zahlungsbeschwerden',
  commission_returned: 'Provision zurück',
  commission_vat_returned: 'MwSt. auf die Provision zurück',
  transfers: 'Auszahlungen',
  reversals: 'Zurückgeholte Auszahlungen',
  other: 'Sonstiges',
};
