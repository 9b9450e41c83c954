import type { GuestDate } from '@markthalle/contracts/experiences';
import type { OrderView } from '@markthalle/contracts/orders';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { whenOf } from './date-words.ts';

type Line = OrderView['producerOrders'][number]['lines'][number];
export type DatedLine = Line & { readonly occasion: NonNullable<Line['occasion']> };

/** Lines of an order that book a date, soonest first. */
export const datedLines = (order: OrderView): DatedLine[] =>
  order.producerOrders
    .flatMap((part) => part.lines)
    .flatMap((line) => (line.occasion === null ? [] : [{ ...line, occasion: line.occasion }]))
    .toSorted((a, b) => a.occasion.startsAt.localeCompare(b.occasion.startsAt));

/** When and where the booked seats are for, with the file for the calendar. */
export function OrderDates(props: {
  readonly language: Language;
  readonly order: OrderView;
  readonly dates: readonly GuestDate[];
}) {
  const { language, order, dates } = props;
  const texts = shopTexts(language).booking;
  const lines = datedLines(order);
  if (lines.length === 0) return null;
  const token = order.orderToken;
  return (
    <section className="order-dates">
      <h2>{texts.order.heading}</h2>
      {lines.map((line) => (
        <DateBox
          key={line.lineId}
          language={language}
          token={token}
          line={line}
          date={dates.find(({ lineId }) => lineId === line.lineId)}
        />
      ))}
      <p>
        <a href={pathTo('orderCalendar', language, { token })} download="">
          <Icon name="calendar-check" size={18} /> {texts.order.calendar}
        </a>
      </p>
    </section>
  );
}

function DateBox(props: {
  readonly language: Language;
  readonly token: string;
  readonly line: DatedLine;
  readonly date: GuestDate | undefined;
}) {
  const { language, token, line, date } = props;
  const texts = shopTexts(language).booking;
  const { title, meetingPlace } = line.occasion;
  if (date?.state === 'open') {
    return (
      <Notice tone="warn" title={texts.order.canceled(title)} live>
        <p>{date.canceledBecause && texts.order.because(date.canceledBecause)}</p>
        <p>{date.decideUntil && texts.order.until(formatInstant(date.decideUntil, language))}</p>
        <p>
          <ButtonLink kind="primary" href={pathTo('orderDates', language, { token })}>
            {texts.order.choose}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <div className="box">
      <p>
        <b>{title}</b>
        <br />
        {whenOf(line.occasion, language)} · {texts.seats(line.quantity)}
      </p>
      <p className="small">
        {texts.meet}: {meetingPlace}
        {date && (
          <>
            <br />
            {texts.weather}: {date.weatherRule} ({texts.minPersons(date.minPersons)})
          </>
        )}
      </p>
      {date?.state === 'rebooked' && <p className="small">{texts.order.rebooked}</p>}
      {date?.state === 'refunded' && <p className="small">{texts.order.refunded}</p>}
    </div>
  );
}
