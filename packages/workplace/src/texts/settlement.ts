import type { RunItemState, RunState } from '@markthalle/contracts/settlement';
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
