import type { OrderView } from '@markthalle/contracts/orders';
import { Icon } from '@markthalle/ui/components/icon';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import { Timeline, type TimelineStep } from '@markthalle/ui/components/timeline';
import { formatDayRange, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { wayIcon } from './delivery-lines.ts';
import { ProducerIdentity } from './producer-identity.tsx';

type Part = OrderView['producerOrders'][number];

const PATH = ['placed', 'paid', 'confirmed', 'ready', 'handed_over', 'completed'] as const;

const TONES: Record<Part['state'], Tone> = {
  new: 'info',
  confirmed: 'info',
  ready: 'warn',
  handed_over: 'good',
  completed: 'good',
  canceled: 'bad',
};

/** What has happened, and the steps that still come. */
function timelineSteps(part: Part, language: Language): TimelineStep[] {
  const words = shopTexts(language).order.steps;
  const done = new Map(part.steps.map((step) => [step.kind, step.at]));
  const kinds = done.has('canceled')
    ? [...PATH.filter((kind) => done.has(kind)), 'canceled' as const]
    : PATH;
  const next = kinds.findIndex((kind) => !done.has(kind));
  return kinds.map((kind, index) => {
    const at = done.get(kind);
    return {
      label: words[kind],
      state: at !== undefined ? 'done' : index === next ? 'current' : 'ahead',
      when: at === undefined ? undefined : formatInstant(at, language),
    };
  });
}

/** One producer's part of an order: status, day, place, articles, seller. */
export function OrderPart({
  language,
  part,
}: {
  readonly language: Language;
  readonly part: Part;
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
      {part.pickupPlace && <p>{texts.pickupAt(part.pickupPlace)}</p>}
      {part.pickupHours && <p>{texts.hours(part.pickupHours)}</p>}
      <Timeline label={part.producerName} steps={timelineSteps(part, language)} />
      <ul className="summary__lines">
        {part.lines.map((line) => (
          <li key={line.lineId}>
            <span>
              {line.quantity} × {line.name}, {line.unitLabel}
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
