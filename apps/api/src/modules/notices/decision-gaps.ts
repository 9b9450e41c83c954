import type { DecisionGap } from '@markthalle/domain/notice';

/** What is missing in a decision, at its field. */
export const GAP_TEXTS: Readonly<
  Record<DecisionGap, { readonly de: string; readonly en: string }>
> = {
  action: {
    de: 'Diese Maßnahme passt nicht zu dem, was gemeldet ist.',
    en: 'This action does not fit what the notice is about.',
  },
  ground: {
    de: 'Bitte wählen Sie, ob der Inhalt rechtswidrig ist oder gegen die AGB verstößt. Ohne Maßnahme bleibt es bei „kein Grund“.',
    en: 'Please choose whether the content is illegal or against the terms. Without an action there is no ground.',
  },
  groundText: {
    de: 'Bitte nennen Sie die Vorschrift oder die Stelle der AGB und warum sie greift (mindestens 20 Zeichen).',
    en: 'Please name the provision or the clause of the terms and why it applies (at least 20 characters).',
  },
  facts: {
    de: 'Bitte schreiben Sie, auf welche Tatsachen Sie sich stützen (mindestens 20 Zeichen).',
    en: 'Please state the facts that you rely on (at least 20 characters).',
  },
  automation: {
    de: 'Bitte sagen Sie, ob ein Programm beteiligt war.',
    en: 'Please say whether automated means were used.',
  },
  territory: {
    de: 'Bitte sagen Sie, wo die Maßnahme gilt.',
    en: 'Please say where the restriction applies.',
  },
  duration: {
    de: 'Bitte sagen Sie, wie lange die Maßnahme gilt.',
    en: 'Please say for how long the restriction applies.',
  },
  remedies: {
    de: 'Bitte nennen Sie mindestens einen Weg, wie man sich wehren kann.',
    en: 'Please name at least one way to have the decision reviewed.',
  },
};
