import type { OrderView } from '@markthalle/contracts/orders';
import { Icon } from '@markthalle/ui/components/icon';
import { PromiseReasons } from '@markthalle/ui/components/promise-reasons';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import { Timeline } from '@markthalle/ui/components/timeline';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatGrams } from '@markthalle/ui/format/weight';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { wayIcon } from './delivery-lines.ts';
import { orderSteps } from './order-steps.ts';
import { PickupCode } from './pickup-code.tsx';
import { ProducerIdentity } from './producer-identity.tsx';

type Part = OrderView['producerOrders'][number];

const TONES: Record<Part['state'], Tone> = {
  new: 'info',
  confirmed: 'info',
  ready: 'warn',
  handed_over: 'good',
  completed: 'good',
  canceled: 'bad',
};

/** One producer's part of an order: status, day, place, articles, seller. */
export function OrderPart({
  language,
  part,
  picture,
}: {
  readonly language: Language;
  readonly part: Part;
  /** The pick-up code as squares. */
  readonly picture: readonly string[] | undefined;
}) {
  const texts = shopTexts(language).order;
  return (
    <section className="box order-part">
      <div className="order-part__head">
        <h3>
          <a href={pathTo('producer', language, { slug: part.producerSlug })}>
            {part.producerName}
          </a>
        </h3>
        <Tag tone={TONES[part.state]}>{uiTexts(language).producerOrderStates[part.state]}</Tag>
      </div>
      <p>
        <Icon name={wayIcon(part.way)} /> <b>{part.wayLabel}</b>
        {part.way !== 'ticket' &&
          `, ${formatDayRange(part.promise.earliestOn, part.promise.latestOn, language)}`}
      </p>
      {part.why && <PromiseReasons why={part.why} />}
      {part.pickupPlace && <p>{texts.pickupAt(part.pickupPlace)}</p>}
      {part.pickupHours && <p>{texts.hours(part.pickupHours)}</p>}
      <Timeline label={part.producerName} steps={orderSteps(part, language)} />
      {part.pickupCode !== null && (
        <PickupCode language={language} code={part.pickupCode} picture={picture} />
      )}
      <ul className="summary__lines">
        {part.lines.map((line) => (
          <li key={line.lineId}>
            <span>
              {line.quantity} × {line.name}, {line.unitLabel}
              {line.catchWeight && (
                <span className="small muted summary__note">
                  {uiTexts(language).price.weighedShort(
                    formatGrams(line.catchWeight.maxGrams, language),
                  )}
                </span>
              )}
              {line.discountCents > 0 && (
                <span className="small muted summary__note">
                  {shopTexts(language).coupon.off(
                    formatMoney(line.discountCents, language),
                    line.couponCode,
                  )}
                </span>
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
      <details className="identity-fold">
        <summary>
          {texts.seller}: {part.seller.legalName}
        </summary>
        <ProducerIdentity language={language} seller={part.seller} />
      </details>
    </section>
  );
}
