import { isIn } from '../categoryTraits.ts';
import { claimsWord } from './claimWords.ts';
import { type Gate, isBlank, isPostalAddress } from './finding.ts';
import type { GateStatement } from './statement.ts';

const isCosmetic = ({ categoryPath, facts }: GateStatement): boolean =>
  isIn(categoryPath, 'cosmetic') && facts.clpStatus !== 'classified';

const MEDICAL: readonly RegExp[] = [
  /\b(?:heil(?:t|en|end|sam)|lindert|kuriert|therapeutisch)\b/iu,
  /\b(?:neurodermitis|schuppenflechte|psoriasis|ekzem\p{L}*|akne|rheuma|arthrose|entzündungshemmend\p{L}*)(?!\p{L})/iu,
  /\b(?:schmerzlindernd|wundheilend|antibakteriell|antiseptisch|desinfizierend)\p{L}*/iu,
];

/** Cosmetics (Regulation (EC) 1223/2009). */
export const COSMETIC_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/inci',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => !isBlank(facts.inci),
    why: 'Bitte geben Sie die Inhaltsstoffe mit ihren INCI-Namen an.',
    example: 'Aqua, Glycerin, Cera Alba',
  },
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/paoMonths',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => typeof facts.paoMonths === 'number' || facts.durability === 'best_before',
    why: 'Bitte geben Sie an, wie viele Monate es nach dem Öffnen hält.',
    example: '12',
  },
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/cpnpNumber',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => /\d{6,}/u.test(facts.cpnpNumber ?? ''),
    why: 'Kosmetik wird vor dem Verkauf im EU-Portal CPNP gemeldet. Bitte geben Sie die Nummer an. Nur das Büro sieht sie.',
    example: '3412345',
  },
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/cosmeticFunction',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => !isBlank(facts.cosmeticFunction),
    why: 'Bitte sagen Sie, wofür es ist.',
    example: 'Handcreme',
  },
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/precautions',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => !isBlank(facts.precautions),
    why: 'Bitte geben Sie an, worauf man achten muss.',
    example: 'Nur äußerlich anwenden. Kontakt mit den Augen vermeiden.',
  },
  {
    lawId: 'LAW-COSM-1',
    field: 'facts/responsiblePerson',
    appliesTo: (product) => isCosmetic(product) && !isBlank(product.facts.responsiblePerson),
    isMet: ({ facts }) => isPostalAddress(facts.responsiblePerson),
    why: 'Die verantwortliche Person braucht Name und Anschrift in der EU.',
    example: 'Birte Möller, Deichweg 3, 18581 Putbus',
  },
  {
    lawId: 'LAW-COSM-2',
    field: 'facts/hygieneSealed',
    appliesTo: isCosmetic,
    isMet: ({ facts }) => typeof facts.hygieneSealed === 'boolean',
    why: 'Bitte sagen Sie, ob die Ware versiegelt ist. Nach dem Öffnen des Siegels kann sie nicht zurückgegeben werden.',
    example: 'ja, mit Siegel',
  },
  {
    lawId: 'LAW-COSM-3',
    field: 'descriptionDe',
    appliesTo: ({ categoryPath }) => isIn(categoryPath, 'cosmetic'),
    isMet: ({ words }) => !claimsWord(words, MEDICAL),
    why: 'Kosmetik pflegt, sie heilt nicht. Aussagen über Krankheiten sind nicht erlaubt.',
    example: 'pflegt trockene Haut',
  },
];
