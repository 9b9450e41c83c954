import type { CalendarSlot } from '@markthalle/contracts/experiences';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Picture } from '@markthalle/ui/components/picture';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDay, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { clockOf, seatsOf, whenOf } from './date-words.ts';

/** Dates under the day on which they take place: a list, not a grid, so it reads on a phone. */
export function ExperienceDays(props: {
  readonly language: Language;
  readonly slots: readonly CalendarSlot[];
}) {
  const { language, slots } = props;
  const days = [...Map.groupBy(slots, ({ startsAt }) => marketDayOf(startsAt))];
  const year = slots[0]?.startsAt.slice(0, 4);
  return days.map(([day, own]) => (
    <section className="day" key={day}>
      <h2>
        {formatDay(day, language, 'long')}
        {day.slice(0, 4) !== year && <span className="muted"> {day.slice(0, 4)}</span>}
      </h2>
      <ul className="day__slots">
        {own.map((slot) => (
          <SlotCard key={slot.variantId} language={language} slot={slot} />
        ))}
      </ul>
    </section>
  ));
}

function SlotCard({
  language,
  slot,
}: {
  readonly language: Language;
  readonly slot: CalendarSlot;
}) {
  const texts = shopTexts(language).booking;
  const full = slot.stock.state === 'sold_out';
  const href = pathTo('product', language, { slug: slot.slug }, { packung: slot.variantId });
  return (
    <li className="date-card">
      <div className="date-card__picture">
        <Picture
          imageId={slot.picture?.id ?? null}
          alt=""
          sizes="96px"
          maxWidth={160}
          loading="lazy"
        />
      </div>
      <div>
        <p className="small">
          <b className="tabular">{clockOf(slot, language)}</b> · {slot.town},{' '}
          {shopTexts(language).landscapes[slot.landscape] ?? slot.landscape}
        </p>
        <h3>
          <a href={href}>{slot.name}</a>
        </h3>
        <p className="small muted">
          {slot.producerName} · {texts.meet}: {slot.meetingPlace}
        </p>
        <p className="small muted">
          {texts.weather}: {slot.weatherRule}
        </p>
      </div>
      <div className="date-card__buy">
        <p>
          <b className="tabular">{formatMoney(slot.priceCents, language)}</b>{' '}
          <span className="small muted">{slot.unitLabel}</span>
        </p>
        <Tag tone={full ? 'plain' : 'good'}>{seatsOf(slot.stock, language)}</Tag>
        {!full && (
          <ButtonLink
            small
            href={`${href}#buy`}
            label={texts.bookNamed(slot.name, whenOf(slot, language))}
          >
            {texts.book}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
