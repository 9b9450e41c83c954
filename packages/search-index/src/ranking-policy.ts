/**
 * What decides where a product stands, as data: the engines read the points, the public page is made of
 * the descriptions (Art. 5 Regulation (EU) 2019/1150, § 5b(2) UWG). A change is a new version.
 */
export interface RankingParameter {
  readonly key: string;
  /** 1 decides first; a later one only among what all earlier ones find equal. */
  readonly position: number;
  /** Relative weight in percent of the whole, as it is published. */
  readonly weightPercent: number;
  readonly label: { readonly de: string; readonly en: string };
  readonly description: { readonly de: string; readonly en: string };
}

/** Points for where a searched word stands. */
export interface FieldPoints {
  readonly name: number;
  readonly head: number;
  readonly beside: number;
  readonly modifier: number;
  readonly label: number;
  readonly place: number;
  readonly producer: number;
  readonly englishName: number;
  readonly text: number;
  /** Added where the product lies in the group of what was asked for. */
  readonly ownGroup: number;
  readonly modifierInOwnGroup: number;
  readonly related: number;
}

/** Taken off for words that were not typed so. */
export interface KindPenalties {
  readonly inflected: number;
  readonly typo: number;
  readonly near: number;
  readonly parts: number;
  readonly partsAcross: number;
  readonly prefix: number;
  readonly head: number;
  readonly modifier: number;
}

export interface RankingPolicy {
  readonly version: number;
  readonly parameters: readonly RankingParameter[];
  readonly points: FieldPoints;
  readonly penalties: KindPenalties;
  readonly diversity: { readonly first: number; readonly maxPerProducer: number };
}

/** The policy in force. Nobody can pay for a place, and no producer has points of their own. */
export const RANKING_POLICY: RankingPolicy = {
  version: 1,
  points: {
    name: 100,
    head: 97,
    beside: 88,
    modifier: 74,
    label: 84,
    place: 86,
    producer: 80,
    englishName: 92,
    text: 30,
    ownGroup: 4,
    modifierInOwnGroup: 16,
    related: 5,
  },
  penalties: {
    inflected: 0,
    typo: 6,
    near: 28,
    parts: 4,
    partsAcross: 10,
    prefix: 10,
    head: 40,
    modifier: 38,
  },
  diversity: { first: 12, maxPerProducer: 4 },
  parameters: [
    {
      key: 'words',
      position: 1,
      weightPercent: 60,
      label: { de: 'Die Wörter Ihrer Suche', en: 'The words of your search' },
      description: {
        de: 'Am meisten zählt, wo Ihre Wörter stehen: zuerst im Namen des Produkts, dann in seiner Gruppe, bei Hof und Ort, zuletzt in der Beschreibung. Was alle Wörter trifft, steht vor dem, was nur einige trifft.',
        en: 'What counts most is where your words stand: first in the name of the product, then in its group, the producer and the place, last in the description. What meets all words stands before what meets only some.',
      },
    },
    {
      key: 'closeness',
      position: 2,
      weightPercent: 20,
      label: { de: 'Wie genau es passt', en: 'How closely it fits' },
      description: {
        de: 'Ein Wort, wie Sie es geschrieben haben, zählt mehr als ein Wort gleicher Bedeutung, ein verbesserter Tippfehler oder ein Wortanfang. Die Sache selbst (Apfel) steht vor dem, was sie nur im Namen trägt (Apfelessig).',
        en: 'A word as you wrote it counts more than one of the same meaning, a corrected slip or the beginning of a word. The thing itself (apple) stands before what only carries it in its name (apple vinegar).',
      },
    },
    {
      key: 'stock',
      position: 3,
      weightPercent: 8,
      label: { de: 'Lieferbar', en: 'In stock' },
      description: {
        de: 'Unter gleich gut passenden Produkten steht vorn, was lieferbar ist.',
        en: 'Among products that fit equally well, those in stock come first.',
      },
    },
    {
      key: 'season',
      position: 4,
      weightPercent: 5,
      label: { de: 'Saison', en: 'Season' },
      description: {
        de: 'Danach kommt, was gerade Saison hat oder das ganze Jahr zu haben ist.',
        en: 'Next comes what is in season now or to be had all year.',
      },
    },
    {
      key: 'popularity',
      position: 5,
      weightPercent: 5,
      label: { de: 'Bewertungen', en: 'Reviews' },
      description: {
        de: 'Danach zählen Anzahl und Sterne der Bewertungen von Käuferinnen und Käufern, in groben Stufen. Gibt es mehr als 5.000 Treffer, vergleicht die Suche nur die 5.000 nach ihren Wörtern, die bei Vorrat und Bewertungen vorn stehen.',
        en: 'Next count the number and the stars of buyers’ reviews, in coarse steps. Where there are more than 5,000 hits, the search compares only the 5,000 by their words that stock and reviews put first.',
      },
    },
    {
      key: 'daily-order',
      position: 6,
      weightPercent: 1,
      label: { de: 'Täglich neu gemischt', en: 'Shuffled every day' },
      description: {
        de: 'Was dann noch gleichauf ist, wird jeden Tag neu gemischt, damit niemand auf Dauer vorn steht.',
        en: 'What is still equal is shuffled anew every day, so that nobody stands in front for good.',
      },
    },
    {
      key: 'diversity',
      position: 7,
      weightPercent: 1,
      label: { de: 'Vielfalt der Höfe', en: 'Variety of producers' },
      description: {
        de: 'Unter den ersten 12 Treffern stehen höchstens 4 eines Hofs, solange es gleich gut passende von anderen gibt. Wer nach einem Hof sucht, sieht alle seine Produkte.',
        en: 'Among the first 12 hits at most 4 are of one producer, as long as others fit equally well. Whoever searches for a producer sees all of its products.',
      },
    },
  ],
};
