import type { CartGroup, CartLine } from '@markthalle/contracts/cart';
import { Button } from '@markthalle/ui/components/button';
import { DeliveryChoice } from '@markthalle/ui/components/delivery';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { ContainerMark } from '@markthalle/ui/components/price';
import { PriceAnnouncement } from '@markthalle/ui/components/price-announcement';
import { PromiseReasons } from '@markthalle/ui/components/promise-reasons';
import { QuantityStepper } from '@markthalle/ui/components/quantity-stepper';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { sayUnitPrice } from '@markthalle/ui/format/unit-price';
import { formatGrams } from '@markthalle/ui/format/weight';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { wayIcon } from './delivery-lines.ts';

const MAX_LINE_QUANTITY = 999;

type GroupProps = {
  readonly language: Language;
  readonly group: CartGroup;
  readonly blockers: readonly string[];
  /** False where the box around it already bears the producer's name. */
  readonly headed: boolean;
};

/** One producer's articles and how they travel. */
export function CartGroupSection({ language, group, blockers, headed }: GroupProps) {
  return (
    <section className="cart-group" aria-label={group.producerName}>
      {headed && (
        <h3>
          <a href={pathTo('producer', language, { slug: group.producerSlug })}>
            {group.producerName}
          </a>
          <span className="small muted"> {group.town}</span>
        </h3>
      )}
      <ul className="cart-lines">
        {group.lines.map((line) => (
          <CartLineRow key={line.variantId} language={language} line={line} />
        ))}
      </ul>
      {blockers.map((message) => (
        <Notice key={message} tone="warn" title={message} />
      ))}
      <WayForm language={language} group={group} blockers={blockers} />
    </section>
  );
}

function CartLineRow({ language, line }: { language: Language; line: CartLine }) {
  const texts = uiTexts(language);
  const href = pathTo('product', language, { slug: line.productSlug });
  const price = formatMoney(line.unitPriceCents, language);
  const words = [
    line.variantLabel ?? line.unitLabel,
    line.catchWeight ? texts.price.atMost(price) : price,
    ...weightWords(line, language),
  ];
  return (
    <li className="cart-line">
      <Picture imageId={line.picture?.id ?? null} alt="" sizes="72px" maxWidth={160} />
      <div className="cart-line__text">
        <p>
          <a href={href}>{line.name}</a>
        </p>
        <p className="small muted tabular">{words.join(' · ')}</p>
        <PriceAnnouncement announced={withoutVoucher(line.announced)} />
        <LineChanges language={language} line={line} />
      </div>
      <form method="post" data-live="" className="cart-line__quantity">
        <input type="hidden" name="intent" value="quantity" />
        <input type="hidden" name="variantId" value={line.variantId} />
        <QuantityStepper
          name="quantity"
          value={line.quantity}
          max={MAX_LINE_QUANTITY}
          label={line.name}
        />
        <span className="cart-line__buttons">
          <button type="submit" className="link-button no-scripts-only">
            {shopTexts(language).cart.update}
          </button>
          <button
            type="submit"
            name="remove"
            value="yes"
            className="link-button"
            aria-label={texts.cart.removeNamed(line.name)}
          >
            {texts.cart.remove}
          </button>
        </span>
      </form>
      <p className="cart-line__sum tabular">
        <b data-price={line.goodsCents}>
          {line.catchWeight
            ? texts.price.atMost(formatMoney(line.goodsCents, language))
            : formatMoney(line.goodsCents, language)}
        </b>{' '}
        <ContainerMark system={line.containerSystem} />
        {line.depositCents > 0 && (
          <a className="small" href={pathTo('returns', language)}>
            {texts.price.deposit(formatMoney(line.depositCents, language))}
          </a>
        )}
        {line.discountCents > 0 && (
          <span className="small">
            {shopTexts(language).coupon.off(formatMoney(line.discountCents, language), null)}
          </span>
        )}
      </p>
    </li>
  );
}

/** Goods by weight say what the price holds for (§ 4 PAngV) and that nothing is added to it. */
const weightWords = ({ catchWeight }: CartLine, language: Language): string[] =>
  catchWeight === undefined
    ? []
    : [
        sayUnitPrice(catchWeight.pricePerKgCents, 'kg', language),
        uiTexts(language).price.weighedShort(formatGrams(catchWeight.maxGrams, language)),
      ];

/** In the basket a code counts once it is typed; its offer stands on the product's page. */
const withoutVoucher = (announced: CartLine['announced']): CartLine['announced'] =>
  announced && { ...announced, voucher: null };

function LineChanges({ language, line }: { language: Language; line: CartLine }) {
  const texts = shopTexts(language).cart.changes;
  const sentences = {
    price_changed: texts.price_changed(
      formatMoney(line.acceptedPriceCents, language),
      formatMoney(line.unitPriceCents, language),
    ),
    not_enough_stock: texts.not_enough_stock(String(line.stock.free ?? 0)),
    not_available: texts.not_available,
  };
  return line.changes.map((change) => (
    <p key={change} className="cart-line__change">
      {sentences[change]}
    </p>
  ));
}

/** The ways of this producer; folded away once one is chosen. */
function WayForm({ language, group, blockers }: Omit<GroupProps, 'headed'>) {
  const texts = shopTexts(language).cart;
  const chosen = group.ways.find((way) => way.key === group.chosenWay);
  const open = group.ways.filter((way) => way.unavailableBecause === null);
  const closed = group.ways.filter((way) => way.unavailableBecause !== null);
  if (group.ways.length === 0) return null;
  return (
    <details className="way-form" open={!chosen || blockers.length > 0}>
      <summary>
        {chosen
          ? [chosen.label, wayDays(chosen, language)].filter(Boolean).join(', ')
          : texts.chooseWay}{' '}
        <span className="way-form__change">{texts.changeWay}</span>
      </summary>
      <form method="post" data-live="">
        <input type="hidden" name="intent" value="way" />
        <input type="hidden" name="producerId" value={group.producerId} />
        <DeliveryChoice
          legend={
            <span className="visually-hidden">
              {texts.chooseWay}: {group.producerName}
            </span>
          }
          name="way"
          chosen={group.chosenWay}
          options={open.map((way) => ({
            value: way.key,
            icon: wayIcon(way.key),
            name: way.label,
            when: wayWords(way, language),
            benefit:
              way.carriedBy === 'cooperative' ? uiTexts(language).delivery.forAllFarms : undefined,
            priceCents: way.priceCents,
          }))}
        />
        {closed.map((way) => (
          <p key={way.key} className="small muted">
            {way.label}: {way.unavailableBecause && texts.unavailableWays[way.unavailableBecause]}
          </p>
        ))}
        {chosen?.why && <PromiseReasons why={chosen.why} />}
        <p className="no-scripts-only">
          <Button small>{texts.saveWay}</Button>
        </p>
      </form>
    </details>
  );
}

type Way = CartGroup['ways'][number];

/** A ticket comes at once and a closed way not at all: neither has a day to tell. */
function wayDays({ key, promise }: Way, language: Language): string {
  if (promise === null || key === 'ticket') return '';
  return formatDayRange(promise.earliestOn, promise.latestOn, language);
}

/** Day, opening hours, and what the price holds beside the carriage (§ 6 PAngV). */
function wayWords(way: Way, language: Language): string {
  const texts = shopTexts(language).delivery;
  const { ageServiceCents, islandCents } = way.surcharges;
  return [
    wayDays(way, language),
    way.point?.opening,
    ageServiceCents > 0 && texts.ageServiceIn(formatMoney(ageServiceCents, language)),
    islandCents > 0 && texts.islandIn(formatMoney(islandCents, language)),
  ]
    .filter(Boolean)
    .join(', ');
}
