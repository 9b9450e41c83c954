import type { FieldError } from '@markthalle/contracts/problems';
import type { PostcodeRange } from '@markthalle/domain/deliveryArea';
import type { PlanFault } from '@markthalle/domain/runPlan';

const range = ({ from, to }: PostcodeRange): string => (from === to ? from : `${from}-${to}`);

/** A field of the office that cannot be like that, with its German sentence. */
export const faultAt = (field: string, message: string): FieldError => ({
  pointer: `/${field}`,
  message,
});

/** What the office reads beside a field of a run. */
function planFaultText(fault: PlanFault): string {
  switch (fault.because) {
    case 'no_weekday':
      return 'Bitte wählen Sie mindestens einen Wochentag.';
    case 'in_the_past':
      return 'Dieser Tag ist vorbei. Bitte nennen Sie einen kommenden.';
    case 'ends_before_it_begins':
      return 'Die Reihe endet, bevor sie beginnt.';
    case 'after_departure':
      return 'Bestellschluss ist nach der Abfahrt. Bitte wählen Sie eine frühere Stunde oder einen Tag Vorlauf.';
    case 'not_german':
      return `${fault.areas.map(range).join(', ')} ist keine deutsche Postleitzahl.`;
    case 'turned':
      return `${fault.areas.map(range).join(', ')}: Die erste Zahl muss die kleinere sein.`;
    case 'overlap':
      return `${fault.areas.map(range).join(' und ')} überschneiden sich.`;
  }
}

export const planFaultsAt = (faults: readonly PlanFault[]): FieldError[] =>
  faults.map((fault) => faultAt(fault.field, planFaultText(fault)));
