import type { PortalSlot } from '@markthalle/contracts/portal-slots';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import { formatDay, formatTime, marketDayOf } from '@markthalle/ui/format/dates';
import { dateTexts as texts } from '../texts/dates.ts';

const TONES: Readonly<Record<PortalSlot['state'], Tone>> = {
  open: 'good',
  closed: 'info',
  over: 'plain',
  canceled: 'bad',
};

export const SlotState = ({ state }: Pick<PortalSlot, 'state'>) => (
  <Tag tone={TONES[state]}>{texts.states[state]}</Tag>
);

/** `10:30–12:30 Uhr`. */
export const slotHours = ({ startsAt, endsAt }: Pick<PortalSlot, 'startsAt' | 'endsAt'>): string =>
  `${formatTime(startsAt, 'de')}–${formatTime(endsAt, 'de')} Uhr`;

/** Dates under their day; each leads to its guests. */
export function SlotDays({ slots }: { readonly slots: readonly PortalSlot[] }) {
  const days = [...Map.groupBy(slots, ({ startsAt }) => marketDayOf(startsAt))];
  return days.map(([day, own]) => (
    <section className="block" key={day}>
      <h2>{formatDay(day, 'de', 'long')}</h2>
      <ul className="cards">
        {own.map((slot) => (
          <li key={slot.variantId}>
            <SlotCard slot={slot} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function SlotCard({ slot }: { readonly slot: PortalSlot }) {
  const { booked, held, seats, minPersons, state } = slot;
  const isShort = state === 'open' && booked < minPersons;
  return (
    <div className="card">
      <p>
        <a href={`/termine/${slot.variantId}`}>
          <b>{slotHours(slot)}</b> {slot.name}
        </a>{' '}
        <SlotState state={state} />
      </p>
      <p>
        {texts.booked(booked, seats)}
        {held > 0 && ` · ${texts.held(held)}`}
        {isShort && ` · ${texts.belowMinimum(minPersons)}`}
      </p>
    </div>
  );
}
