import type { DeliveryCalendar } from '@markthalle/contracts/delivery';
import { formatWeekday } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';

type Weekday = DeliveryCalendar['runs'][number]['weekdays'][number];

/** `Di, Fr`: in the order of the week as it is given. */
export function weekdayWords(days: readonly Weekday[], language: Language): string {
  return days.map((day) => formatWeekday(day, language)).join(', ');
}
