import type { Language } from '../language.ts';
import { de, type UiTexts } from './de.ts';
import { en } from './en.ts';

const TEXTS: Record<Language, UiTexts> = { de, en };

/** The shared components' words in one language. */
export function uiTexts(language: Language): UiTexts {
  return TEXTS[language];
}
