import type { Language } from '../language.ts';
import { formatMoney } from './money.ts';

/** The units of a price per unit (Grundpreis, §§ 4, 5 PAngV). */
export type UnitPriceUnit = 'kg' | 'l' | 'm' | 'm2' | '100g' | '100ml';

const UNIT_LABELS: Record<UnitPriceUnit, { de: string; en: string }> = {
  kg: { de: 'kg', en: 'kg' },
  l: { de: 'l', en: 'l' },
  m: { de: 'm', en: 'm' },
  m2: { de: 'm²', en: 'm²' },
  '100g': { de: '100 g', en: '100 g' },
  '100ml': { de: '100 ml', en: '100 ml' },
};

/** `15,80 €/kg`, the short form of lists. */
export function formatUnitPrice(cents: number, unit: UnitPriceUnit, language: Language): string {
  return `${formatMoney(cents, language)}/${UNIT_LABELS[unit][language]}`;
}

/** `15,80 € je kg`, the form of sentences. */
export function sayUnitPrice(cents: number, unit: UnitPriceUnit, language: Language): string {
  const per = language === 'de' ? 'je' : 'per';
  return `${formatMoney(cents, language)} ${per} ${UNIT_LABELS[unit][language]}`;
}
