import type { Language } from '@markthalle/ui/language';

type SharingTexts = {
  /** Below a page's title in search engines, where the page has no better sentence. */
  readonly description: (title: string, region: string) => string;
};

const TEXTS: Record<Language, SharingTexts> = {
  de: {
    description: (title, region) =>
      `${title}: Lebensmittel, Handwerk und Erlebnisse aus ${region}, mit Liefertag, Ort und Endpreis auf einen Blick.`,
  },
  en: {
    description: (title, region) =>
      `${title}: food, crafts and experiences from ${region}, with delivery day, place and final price at a glance.`,
  },
};

export function sharingTexts(language: Language): SharingTexts {
  return TEXTS[language];
}
