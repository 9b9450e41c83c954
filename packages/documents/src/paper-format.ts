import { berlinDateOf, type IsoDate } from '@markthalle/domain/dates';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';

type Language = 'de' | 'en';

/** Cents as euros: `1.234,50 €` or `€1,234.50`; a minus stands in front. */
export function money(cents: number, language: Language): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const [thousands, point] = language === 'de' ? ['.', ','] : [',', '.'];
  const euros = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  const amount = `${euros}${point}${digits.slice(-2)}`;
  return language === 'de' ? `${sign}${amount} €` : `${sign}€${amount}`;
}

/** Basis points as per cent without needless zeros: 700 is `7 %`, 780 is `7,8 %`. */
export function percent(bps: number, language: Language): string {
  const digits = String(bps).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  const point = language === 'de' ? ',' : '.';
  const number =
    fraction === '' ? digits.slice(0, -2) : `${digits.slice(0, -2)}${point}${fraction}`;
  return language === 'de' ? `${number} %` : `${number}%`;
}

/** `05.03.2026` or `5 March 2026`. */
export function day(on: IsoDate, language: Language): string {
  const [year = '', month = '', date = ''] = on.split('-');
  if (language === 'de') return `${date}.${month}.${year}`;
  return `${Number(date)} ${MONTH_NAMES.en[Number(month) - 1]} ${year}`;
}

/** The market's day of an instant. */
export const dayOf = (at: Date, language: Language): string =>
  day(berlinDateOf(at.toISOString()), language);

/** `März 2026` of a month's first day. */
export function monthName(firstOn: IsoDate, language: Language): string {
  return `${MONTH_NAMES[language][Number(firstOn.slice(5, 7)) - 1]} ${firstOn.slice(0, 4)}`;
}
