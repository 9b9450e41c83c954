import { formatMoney } from '@markthalle/ui/format/money';

/** Cents as the people in portal and office read them: both speak German. */
export const money = (cents: number): string => formatMoney(cents, 'de');
