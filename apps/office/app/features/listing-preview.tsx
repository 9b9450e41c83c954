import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Picture } from '@markthalle/ui/components/picture';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatGrams } from '@markthalle/ui/format/weight';
import { de } from '@markthalle/ui/texts/de';
import { FACT_NAMES, NUTRIENT_NAMES } from '@markthalle/ui/texts/fact-names';
import { ALLERGENS } from '@markthalle/workplace/texts/allergens';
import { approvalTexts as texts } from '../texts/approvals.ts';

type Approval = OutputOf<typeof readApproval>;

/** The submitted version with everything that buyers will read. */
export function ListingPreview({ approval }: { readonly approval: Approval }) {
  const { card, draft, picture, unitPriceText } = approval;
  const quantity = `${draft.quantityValue.replace('.', ',')} ${draft.quantityUnit}`;
  return (
    <Block title={texts.asBuyersSee}>
      <div className="listing">
        <div className="listing__picture">
          <Picture
            imageId={picture?.id ?? null}
            alt={picture?.alt ?? ''}
            sizes="220px"
            maxWidth={480}
          />
        </div>
        <div>
          <p className="small muted">{card.producerName}</p>
          <h3>{draft.nameDe}</h3>
          <p className="listing__price tabular">
            <b>{formatMoney(draft.grossCents, 'de')}</b>{' '}
            <span className="muted">
              {quantity}
              {unitPriceText && `, ${unitPriceText}`}
            </span>
          </p>
          <p>{draft.shortDe}</p>
        </div>
      </div>
      {draft.descriptionDe && <p className="listing__description">{draft.descriptionDe}</p>}
      <KeyFacts facts={[...shownFacts(approval), ...factsOf(draft)]} />
      {approval.shown.nutrition && (
        <p className="small">
          <b>{texts.nutrition(approval.shown.nutrition.per)}</b>{' '}
          {approval.shown.nutrition.rows
            .map(({ key, text }) => `${NUTRIENT_NAMES.de[key]} ${text}`)
            .join(', ')}
        </p>
      )}
    </Block>
  );
}

/** The lines of the page in the words that buyers read, and what follows from the facts. */
function shownFacts({ shown }: Approval) {
  const { facts } = texts;
  const reason = shown.withdrawalReason ? ` (${withdrawalWord(shown.withdrawalReason)})` : '';
  return [
    ...shown.facts.map(({ key, text }) => ({ term: FACT_NAMES.de[key], fact: text })),
    { term: facts.withdrawal, fact: `${texts.withdrawal[shown.withdrawal]}${reason}` },
    ...(shown.minAge === null ? [] : [{ term: facts.minAge, fact: texts.fromAge(shown.minAge) }]),
    ...(shown.organic ? [{ term: facts.organic, fact: texts.yes }] : []),
    ...(shown.regionalSharePercent === null
      ? []
      : [{ term: facts.region, fact: `${shown.regionalSharePercent} %` }]),
  ];
}

const withdrawalWord = (reason: string): string => texts.withdrawalReasons[reason] ?? reason;

function factsOf(draft: Approval['draft']) {
  const { facts } = texts;
  const said = (text: string) => text || texts.nothingSaid;
  return [
    { term: facts.group, fact: draft.categoryPath },
    { term: facts.allergensConfirmed, fact: allergensOf(draft) },
    {
      term: facts.deposit,
      fact:
        draft.containerDepositCents === 0 ? '–' : formatMoney(draft.containerDepositCents, 'de'),
    },
    { term: facts.vat, fact: texts.vat[draft.vatCategory] },
    { term: facts.ownProduce, fact: draft.ownProduce ? texts.yes : texts.no },
    { term: facts.stock, fact: String(draft.stockQuantity) },
    ...offerFacts(draft),
    { term: facts.ways, fact: said(draft.ways.map(wayWord).join(', ')) },
    { term: facts.english, fact: <span lang="en">{said(draft.nameEn)}</span> },
  ];
}

/** More sizes, weight, bundle and season, where there are any. */
function offerFacts(draft: Approval['draft']) {
  const { facts } = texts;
  const money = (cents: number) => formatMoney(cents, 'de');
  const { variants = [], catchWeight, bundle, seasonMonths, isVoucher, isService } = draft;
  return [
    ...variants.map((size) => ({
      term: facts.size,
      fact: `${[size.labelDe, `${size.quantityValue.replace('.', ',')} ${size.quantityUnit}`].filter(Boolean).join(', ')}: ${money(size.grossCents)}${size.containerDepositCents > 0 ? ` + ${money(size.containerDepositCents)} ${facts.deposit}` : ''}`,
    })),
    ...(catchWeight
      ? [
          {
            term: facts.weight,
            fact: `${money(catchWeight.pricePerKgCents)}/kg, ${formatGrams(catchWeight.nominalGrams, 'de')} – ${formatGrams(catchWeight.maxGrams, 'de')}`,
          },
        ]
      : []),
    ...(bundle?.items ?? []).map((item) => ({
      term: facts.bundle,
      fact: `${item.quantity} × ${item.nameDe}, ${money(item.singlePriceCents)}, ${texts.vat[item.vatCategory]}`,
    })),
    ...(seasonMonths
      ? [
          {
            term: facts.season,
            fact: seasonMonths.map((month) => MONTH_NAMES.de[month - 1]).join(', '),
          },
        ]
      : []),
    ...(isVoucher ? [{ term: facts.voucher, fact: texts.yes }] : []),
    ...(isService ? [{ term: facts.service, fact: texts.yes }] : []),
  ];
}

const WAY_WORDS: Readonly<Record<string, string>> = de.delivery.ways;

const wayWord = (key: string) => WAY_WORDS[key] ?? key;

function allergensOf(draft: Approval['draft']): string {
  if (!draft.allergensConfirmed) return texts.allergensNotConfirmed;
  if (draft.allergens.length === 0) return texts.allergensNone;
  return draft.allergens.map((allergen) => ALLERGENS[allergen]).join(', ');
}
