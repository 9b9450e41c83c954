import { cancelSlot, readPortalSlot, setSlotSeats } from '@markthalle/contracts/portal-slots';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant, marketDayOf } from '@markthalle/ui/format/dates';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { CancelForm, SeatsForm } from '../features/slot-changes.tsx';
import { SlotState, slotHours } from '../features/slot-days.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { dateTexts as texts } from '../texts/dates.ts';

const MIN_REASON_CHARS = 3;

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readPortalSlot, { variantId: args.params.variantId ?? '' });

/** Two forms stand here: how many seats, and calling it off. */
export const action = portalAction(async ({ values, params, call }) => {
  const variantId = params.variantId ?? '';
  const own = `/termine/${variantId}`;
  if (one(values, 'intent') === 'cancel') {
    const reason = one(values, 'reason').trim();
    if (reason.length < MIN_REASON_CHARS) {
      throw new FormRefusal([{ field: 'reason', message: texts.reasonMissing }]);
    }
    const expectedGuests = Number(one(values, 'expectedGuests'));
    await call(cancelSlot, { variantId, reason, expectedGuests });
    return done(own, 'termin-abgesagt');
  }
  const seats = countFromTyped(one(values, 'seats'));
  if (seats === null || seats < 1) {
    throw new FormRefusal([{ field: 'seats', message: texts.seatsWrong }]);
  }
  await atField('seats', call(setSlotSeats, { variantId, seats }));
  return done(own, 'plaetze');
});

export default function DatePage() {
  const page = useLoaderData<typeof loader>();
  const { slot, guests } = page;
  const mayChange = slot.state === 'open' || slot.state === 'closed';
  return (
    <PortalPage title={slot.name} backHref="/termine">
      {page.canceledBecause && (
        <Notice tone="warn" title={texts.canceledBecause(page.canceledBecause)} />
      )}
      <Block>
        <p>
          <b>
            {formatDayWithYear(marketDayOf(slot.startsAt), 'de')}, {slotHours(slot)}
          </b>{' '}
          <SlotState state={slot.state} />
        </p>
        <p>{texts.booked(slot.booked, slot.seats)}</p>
        {slot.held > 0 && <p>{texts.held(slot.held)}</p>}
        {slot.booked < slot.minPersons && mayChange && <p>{texts.belowMinimum(slot.minPersons)}</p>}
        <p>
          {texts.meet}: {page.meetingPlace}
        </p>
        <p>
          {texts.weather}: {page.weatherRule}
        </p>
        <p>
          {texts.until} {formatInstant(slot.sellsUntil, 'de')}
        </p>
      </Block>
      <Block title={texts.guests}>
        {guests.length === 0 ? <p>{texts.noGuests}</p> : <GuestTable guests={guests} />}
      </Block>
      {mayChange && (
        <>
          <SeatsForm slot={slot} />
          <CancelForm guests={guests.length} refundCents={page.refundCents} />
        </>
      )}
    </PortalPage>
  );
}

type Guests = ReturnType<typeof useLoaderData<typeof loader>>['guests'];

/** Who comes; printed, it is the list at the gate. */
function GuestTable({ guests }: { readonly guests: Guests }) {
  return (
    <Table
      caption={texts.guests}
      captionHidden
      rows={guests}
      rowKey={({ lineId }) => lineId}
      columns={[
        { key: 'name', title: texts.guest, cell: ({ name }) => name },
        { key: 'seats', title: texts.seats, numeric: true, cell: ({ seats }) => seats },
        {
          key: 'phone',
          title: texts.phone,
          cell: ({ phone }) => (phone === null ? '–' : <a href={`tel:${phone}`}>{phone}</a>),
        },
        { key: 'order', title: texts.order, cell: ({ orderNumber }) => orderNumber },
        {
          key: 'choice',
          title: texts.choice,
          cell: ({ choice }) => (choice === null ? '–' : texts.choices[choice]),
        },
      ]}
    />
  );
}
