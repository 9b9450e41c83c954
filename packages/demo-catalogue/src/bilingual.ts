/** A text in the two languages of the shop. */
export interface Bilingual {
  de: string;
  en: string;
}
