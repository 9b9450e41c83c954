import type { CartGroup, CartLine, CartView } from '@markthalle/contracts/cart';
import type { CheckoutView } from '@markthalle/contracts/checkout-view';
import { ContainerMark } from '@markthalle/ui/components/price';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatGrams } from '@markthalle/ui/format/weight';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { cartBoxes, chosenWayOf } from './cart-boxes.ts';

type LineFacts = CheckoutView['lines'][number];
type Props = {
  readonly language: Language;
  readonly cart: Pick<CartView, 'groups'>;
  readonly lines?: readonly LineFacts[];
  /** The form that puts these goods into the basket, where they are not in it yet. */
  readonly basketForm?: string;
};

/**
 * What § 312j(2) BGB wants directly before the button: features, prices, delivery and its costs
 * per seller, each part with a way to correct it.
 */
export function CheckoutSummary({ language, cart, lines = [], basketForm }: Props) {
  const factsOf = new Map(lines.map((line) => [line.variantId, line]));
  return (
    <div className="summary">
      {cartBoxes(cart).map((box) => (
        <section key={box.key} className="summary__box">
          {box.groups.map((group) => (
            <SummaryGroup
              key={group.producerId}
              language={language}
              group={group}
              factsOf={factsOf}
              basketForm={basketForm}
            />
          ))}
          <p className="summary__delivery tabular">
            <span>{shopTexts(language).cart.delivery}</span>
            <span>{formatMoney(box.deliveryCents, language)}</span>
          </p>
        </section>
      ))}
    </div>
  );
}

function SummaryGroup(props: {
  readonly language: Language;
  readonly group: CartGroup;
  readonly factsOf: ReadonlyMap<string, LineFacts>;
  readonly basketForm: string | undefined;
}) {
  const { language, group, factsOf, basketForm } = props;
  const texts = shopTexts(language).checkout;
  const taxWords = {
    vat_included: texts.includesVat,
    small_business: texts.noVat,
    exempt: texts.exempt,
  }[group.taxNote];
  return (
    <div className="summary__group">
      <h3>
        <span className="visually-hidden">{texts.seller}: </span>
        {group.producerName}, {group.town}
      </h3>
      <p className="summary__way">
        <span>{deliveryWords(group, language)}</span>{' '}
        {basketForm === undefined ? (
          <a href={pathTo('cart', language)} aria-label={texts.changeDelivery(group.producerName)}>
            {texts.change}
          </a>
        ) : (
          <button
            type="submit"
            form={basketForm}
            className="link-button"
            aria-label={texts.changeDelivery(group.producerName)}
          >
            {texts.change}
          </button>
        )}
      </p>
      <ul className="summary__lines">
        {group.lines.map((line) => (
          <SummaryLine
            key={line.variantId}
            language={language}
            line={line}
            facts={factsOf.get(line.variantId)}
          />
        ))}
      </ul>
      <p className="small muted">{taxWords}</p>
    </div>
  );
}

/** `Sammelfahrt, Do, 18. Juni, Fahrt der Genossenschaft`. */
function deliveryWords(group: CartGroup, language: Language): string {
  const way = chosenWayOf(group);
  if (way === null) return '';
  const { carriedBy } = shopTexts(language).checkout;
  const days = way.promise
    ? formatDayRange(way.promise.earliestOn, way.promise.latestOn, language)
    : null;
  return [way.label, days, isSent(way.key) ? carriedBy[way.carriedBy] : null]
    .filter((word) => word !== null)
    .join(', ');
}

const isSent = (key: string): boolean => key !== 'pickup' && key !== 'ticket';

function SummaryLine(props: {
  readonly language: Language;
  readonly line: CartLine;
  readonly facts: LineFacts | undefined;
}) {
  const { language, line, facts } = props;
  return (
    <li>
      <span>
        {line.quantity} × {line.name}
        {notesOf(line, facts, language).map((note) => (
          <span key={note} className="small muted summary__note">
            {note}
          </span>
        ))}
      </span>
      <span className="tabular">
        <ContainerMark system={line.containerSystem} />{' '}
        <span data-price={line.goodsCents}>
          {line.catchWeight
            ? uiTexts(language).price.atMost(formatMoney(line.goodsCents, language))
            : formatMoney(line.goodsCents, language)}
        </span>
      </span>
    </li>
  );
}

/** The main features of a line in words, and one note where the right of withdrawal differs. */
function notesOf(line: CartLine, facts: LineFacts | undefined, language: Language): string[] {
  const texts = shopTexts(language).checkout;
  const money = (cents: number) => formatMoney(cents, language);
  const amount = [line.variantLabel, line.unitLabel, texts.each(money(line.unitPriceCents))];
  const reason = facts?.withdrawalReason ?? null;
  const withdrawal = reason !== null || !line.withdrawable;
  const changes = shopTexts(language).cart.changes;
  return [
    amount.filter((word) => word !== null).join(', '),
    ...(line.catchWeight
      ? [uiTexts(language).price.weighed(formatGrams(line.catchWeight.maxGrams, language))]
      : []),
    ...(facts?.origin ? [texts.origin(facts.origin)] : []),
    ...(line.depositCents > 0 ? [uiTexts(language).price.deposit(money(line.depositCents))] : []),
    ...(line.discountCents > 0
      ? [shopTexts(language).coupon.off(money(line.discountCents), null)]
      : []),
    ...(line.minAge === null ? [] : [texts.fromAge(line.minAge)]),
    ...(withdrawal ? [texts.noWithdrawal[reason ?? 'other']] : []),
    ...line.changes.map((change) => {
      if (change === 'not_available') return changes.not_available;
      return change === 'price_changed'
        ? changes.price_changed(money(line.acceptedPriceCents), money(line.unitPriceCents))
        : changes.not_enough_stock(String(line.stock.free ?? 0));
    }),
  ];
}
