import type { Language } from '@markthalle/ui/language';
import { type AccountTexts, accountDe } from './account-de.ts';
import { accountEn } from './account-en.ts';
import { type BookingTexts, bookingDe } from './booking-de.ts';
import { bookingEn } from './booking-en.ts';
import { type CaseTexts, casesDe } from './cases-de.ts';
import { casesEn } from './cases-en.ts';
import { de, type PageTexts } from './de.ts';
import { type DeliveryTexts, deliveryDe } from './delivery-de.ts';
import { deliveryEn } from './delivery-en.ts';
import { en } from './en.ts';
import { type LawTexts, lawDe } from './law-de.ts';
import { lawEn } from './law-en.ts';
import { type LegalTexts, legalDe } from './legal-de.ts';
import { legalEn } from './legal-en.ts';
import { type MessageTexts, messagesDe } from './messages-de.ts';
import { messagesEn } from './messages-en.ts';
import { type OrderTexts, orderDe } from './order-de.ts';
import { orderEn } from './order-en.ts';
import { type RecallTexts, recallsDe } from './recalls-de.ts';
import { recallsEn } from './recalls-en.ts';
import { type ReorderTexts, reorderDe } from './reorder-de.ts';
import { reorderEn } from './reorder-en.ts';
import { type TrustTexts, trustDe } from './trust-de.ts';
import { trustEn } from './trust-en.ts';

export type ShopTexts = PageTexts & { readonly booking: BookingTexts } & CaseTexts &
  LawTexts &
  TrustTexts &
  OrderTexts &
  MessageTexts &
  RecallTexts &
  DeliveryTexts &
  LegalTexts &
  AccountTexts &
  ReorderTexts;

const TEXTS: Record<Language, ShopTexts> = {
  de: {
    ...de,
    ...casesDe,
    booking: bookingDe,
    ...lawDe,
    trust: trustDe,
    ...orderDe,
    ...messagesDe,
    ...recallsDe,
    ...deliveryDe,
    ...legalDe,
    ...reorderDe,
    ...accountDe,
  },
  en: {
    ...en,
    ...casesEn,
    booking: bookingEn,
    ...lawEn,
    trust: trustEn,
    ...orderEn,
    ...messagesEn,
    ...recallsEn,
    ...deliveryEn,
    ...legalEn,
    ...reorderEn,
    ...accountEn,
  },
};

/** All words of the shop in one language. */
export function shopTexts(language: Language): ShopTexts {
  return TEXTS[language];
}
