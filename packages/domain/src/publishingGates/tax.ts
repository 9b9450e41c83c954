import { vatProposalFor } from '../vatProposal.ts';
import { type Gate, isBlank } from './finding.ts';
import type { GateStatement } from './statement.ts';

const isUnusualVat = ({ categoryPath, nameDe, vatCategory }: GateStatement): boolean => {
  const proposal = vatProposalFor(categoryPath, nameDe);
  return proposal === 'ask' || proposal !== vatCategory;
};

const SHOWS_VAT =
  /\b(?:inkl\.?|zzgl\.?|inklusive|zuzüglich|incl\.?|plus) (?:\d{1,2} ?% )?(?:MwSt|USt|Mehrwertsteuer|Umsatzsteuer|VAT)/iu;
const BOUGHT_IN =
  /\b(?:zugekauft\p{L}*|Handelsware|Importware|importiert\p{L}*|von (?:einem|unserem) Großhändler)\b/iu;

/** VAT before a sale (UStG). */
export const TAX_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-UST-1',
    field: 'facts/vatReason',
    appliesTo: isUnusualVat,
    isMet: ({ facts }) => !isBlank(facts.vatReason),
    why: 'Der Steuersatz ist nicht der übliche dieser Ware, oder es kommen zwei in Frage. Bitte sagen Sie kurz, warum dieser gilt.',
    example: 'gedrucktes Buch',
  },
  {
    lawId: 'LAW-UST-4',
    field: 'bundle',
    appliesTo: ({ bundle }) => bundle !== null,
    isMet: ({ bundle }) =>
      (bundle ?? []).length > 0 &&
      (bundle ?? []).every(({ singlePriceCents }) => singlePriceCents > 0),
    why: 'In einem Paket braucht jeder Artikel seinen Einzelpreis. Danach wird die Steuer aufgeteilt.',
    example: 'Honig 8,00 €, Kerze 18,00 €',
  },
  {
    lawId: 'LAW-UST-6',
    field: 'descriptionDe',
    appliesTo: ({ producer }) => producer.taxStatus === 'small_business',
    isMet: ({ words }) => !SHOWS_VAT.test(words),
    why: 'Als Kleinunternehmen weisen Sie keine Mehrwertsteuer aus. Bitte streichen Sie den Hinweis im Text.',
    example: 'Endpreis, keine MwSt. ausgewiesen (§ 19 UStG)',
  },
  {
    lawId: 'LAW-UST-7',
    field: 'ownProduce',
    appliesTo: ({ producer }) => producer.taxStatus === 'flat_rate_farmer',
    isMet: ({ ownProduce, words }) => !(ownProduce && BOUGHT_IN.test(words)),
    why: 'Zugekaufte Ware fällt nicht unter den Pauschalsatz. Bitte nehmen Sie das Häkchen „Aus eigener Erzeugung“ weg.',
    example: 'ohne Häkchen: normaler Steuersatz',
  },
];
