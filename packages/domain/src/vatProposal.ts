import { isIn } from './categoryTraits.ts';

/** What is usual for goods; `ask` where both rates are common and only the producer can know. */
export type VatProposal = 'reduced' | 'standard' | 'ask';

type Row = readonly [words: RegExp, vat: VatProposal];

/** Words of a name that decide against the rate of the group (Annex 2 to § 12(2) UStG). */
const BY_NAME: readonly Row[] = [
  // Milk and drinks of at least 75 % milk are food, drinks of oats or soy are not (Annex 2 no. 4, 35).
  [/hafer(?:drink|milch)|soja(?:drink|milch)|mandel(?:drink|milch)|dinkeldrink/iu, 'standard'],
  [/(?<!\p{L})(?:trinkmilch|vollmilch|buttermilch|kakaomilch|milchshake)(?!\p{L})/iu, 'reduced'],
  [/feuerholz|brennholz|kaminholz|holzbriketts|holzpellets/iu, 'reduced'],
  [/(?<!\p{L})\p{L}*(?:kranz|gesteck)(?!\p{L})/iu, 'ask'],
  [/blumenstrauß|schnittblumen|topfpflanze|jungpflanzen|saatgut|blumenzwiebeln/iu, 'reduced'],
  [/(?<!\p{L})(?:\p{L}*buch|\p{L}*karte|\p{L}*zeitschrift|noten)(?!\p{L})/iu, 'ask'],
  [
    /tierfutter|vogelfutter|hundefutter|hühnerfutter|(?<!\p{L})heu(?!\p{L})|(?<!\p{L})stroh(?!\p{L})/iu,
    'reduced',
  ],
];

/** Groups, the first that fits; everything else bears the standard rate (§ 12(1) UStG). */
const BY_GROUP = [
  ['drink', 'standard'],
  ['food', 'reduced'],
  ['plant', 'reduced'],
] as const;

/** Goods of the garden: plants, seeds and dung are reduced, trellises are not. */
const GARDEN_REDUCED = /dünger|kompost|wollpellets|zuchtset|saat|pflanze|futter/iu;

/**
 * The rate that goods of a group usually bear (§ 12(1), (2) UStG with Annex 2). A proposal only:
 * the producer confirms it, and says why where it is another one.
 */
export function vatProposalFor(categoryPath: string, name: string): VatProposal {
  const isPrinted = isIn(categoryPath, 'printed');
  for (const [words, vat] of BY_NAME) {
    // A recipe book is printed matter; a "Buchweizen" or a "Gutscheinkarte" elsewhere is none.
    if (vat === 'ask' && words.source.includes('buch') && !isPrinted) continue;
    if (words.test(name)) return vat;
  }
  for (const [group, vat] of BY_GROUP) if (isIn(categoryPath, group)) return vat;
  if (categoryPath.startsWith('garten')) return GARDEN_REDUCED.test(name) ? 'reduced' : 'standard';
  return 'standard';
}
