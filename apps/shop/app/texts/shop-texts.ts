import type { Language } from '@markthalle/ui/language';
import { de, type PageTexts } from './de.ts';
import { en } from './en.ts';
import { type OrderTexts, orderDe } from './order-de.ts';
import { orderEn } from './order-en.ts';

export type ShopTexts = PageTexts & OrderTexts;

const TEXTS: Record<Language, ShopTexts> = {
  de: { ...de, ...orderDe },
  en: { ...en, ...orderEn },
};

/** All words of the shop in one language. */
export function shopTexts(language: Language): ShopTexts {
  return TEXTS[language];
}
