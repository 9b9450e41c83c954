import type { CartGroup, CartView } from '@markthalle/contracts/cart';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { cartBoxes, chosenWayOf } from './cart-boxes.ts';

type Props = { readonly language: Language; readonly cart: CartView };

/**
 * What § 312j(2) BGB wants directly before the button: features, prices, delivery and its costs
 * per seller. It stands above the totals; between the totals and the button is nothing.
 */
export function CheckoutSummary({ language, cart }: Props) {
  const texts = shopTexts(language).checkout;
  return (
    <div className="summary">
      <div className="summary__head">
        <h2>{texts.check}</h2>
        <a href={pathTo('cart', language)}>{texts.changeCart}</a>
      </div>
      <p>{texts.sellers(cart.groups.length)}</p>
      {cartBoxes(cart).map((box) => (
        <section key={box.key} className="summary__box">
          {box.groups.map((group) => (
            <SummaryGroup key={group.producerId} language={language} group={group} />
          ))}
          <p className="summary__delivery tabular">
            <span>{shopTexts(language).cart.delivery}</span>
            <b>{formatMoney(box.deliveryCents, language)}</b>
          </p>
        </section>
      ))}
    </div>
  );
}

function SummaryGroup({ language, group }: { language: Language; group: CartGroup }) {
  const texts = shopTexts(language).checkout;
  const way = chosenWayOf(group);
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
      <ul className="summary__lines">
        {group.lines.map((line) => (
          <li key={line.variantId}>
            <span>
              {line.quantity} × {line.name}, {line.variantLabel ?? line.unitLabel}
              {!line.withdrawable && (
                <span className="small muted summary__note">{texts.noWithdrawal}</span>
              )}
              {line.depositCents > 0 && (
                <span className="small muted summary__note">
                  {uiTexts(language).price.deposit(formatMoney(line.depositCents, language))}
                </span>
              )}
            </span>
            <span className="tabular">{formatMoney(line.goodsCents, language)}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {way &&
          `${way.label}, ${formatDayRange(way.promise.earliestOn, way.promise.latestOn, language)} · `}
        {taxWords}
      </p>
    </div>
  );
}
