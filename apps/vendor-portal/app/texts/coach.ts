import type { CoachHint } from '@markthalle/domain/listingCoach';

/** One concrete next step for each hint, and where in the form it is done. */
export const coachTexts = {
  title: 'Noch besser',
  points: (points: number) => `${points} von 100 Punkten`,
  badge: 'Das reicht für das Zeichen der Region.',
  badgeFrom: 'Ab 70 Punkten gibt es das Zeichen der Region.',
  brings: (points: number) => `Das bringt ${points} Punkte.`,
  perfect: 'Alles da. So finden und verstehen Kunden Ihr Produkt.',
  steps: {
    photo: 'Nehmen Sie ein Foto auf: das Produkt allein, bei Tageslicht.',
    story: 'Erzählen Sie in drei Sätzen, wie es entsteht. Das steht unter „Beschreibung“.',
    weight: 'Geben Sie die Menge in Gramm oder Milliliter an, nicht in Stück.',
    short: 'Schreiben Sie einen Satz, wie es schmeckt oder wozu es gut ist.',
    shelf_life: 'Geben Sie an, wie viele Tage es sich mindestens hält.',
    search_words: 'Nennen Sie im Namen oder im Satz, was es ist. Danach suchen Kunden.',
    shipping: 'Bieten Sie einen zweiten Weg an, am besten einen, der zum Kunden kommt.',
    second_photo: 'Nehmen Sie ein zweites Foto auf, zum Beispiel beim Essen oder auf dem Hof.',
    sharp_photo: 'Das Foto ist klein. Nehmen Sie es mit der Kamera neu auf.',
    english: 'Für Gäste: Name und ein Satz auf Englisch.',
  } satisfies Record<CoachHint, string>,
};

/** The field that a step leads to. */
export const STEP_FIELDS: Readonly<Record<CoachHint, string>> = {
  photo: 'field-photo',
  second_photo: 'field-photo',
  sharp_photo: 'field-photo',
  story: 'field-descriptionDe',
  weight: 'field-quantityValue',
  short: 'field-shortDe',
  shelf_life: 'field-shelfLifeDays',
  search_words: 'field-nameDe',
  shipping: 'field-ways',
  english: 'field-nameEn',
};
