import { Day } from '@markthalle/contracts/fields';
import { addSlots, listPortalSlots } from '@markthalle/contracts/portal-slots';
import { MAX_SEATS } from '@markthalle/domain/occasion';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { SlotDays } from '../features/slot-days.tsx';
import { SlotForm } from '../features/slot-form.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { dateTexts as texts } from '../texts/dates.ts';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const found = await visitPortal(args).read(listPortalSlots, {});
  // One id per form: pressing twice adds once.
  return { ...found, clientId: crypto.randomUUID() };
}

export const action = portalAction(async ({ values, call }) => {
  await call(addSlots, inputOf(values));
  return done('/termine', 'termin');
});

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** `9.30` is half past nine, too. */
function timeOf(typed: string): string | null {
  const [, hour, minute] = CLOCK.exec(typed) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

/** Seats as typed: undefined leaves the usual number, null is no such number. */
function seatsOf(typed: string): number | undefined | null {
  if (typed === '') return undefined;
  const seats = countFromTyped(typed);
  return seats !== null && seats >= 1 && seats <= MAX_SEATS ? seats : null;
}

function inputOf(values: TypedValues) {
  const typed = (name: string) => one(values, name).trim();
  const firstOn = typed('firstOn');
  const startsAtTime = timeOf(typed('startsAtTime'));
  const seats = seatsOf(typed('seats'));
  const wrong = [
    typed('productId') === '' && { field: 'productId', message: texts.pickExperience },
    !Day.safeParse(firstOn).success && { field: 'firstOn', message: texts.dayMissing },
    startsAtTime === null && { field: 'startsAtTime', message: texts.timeMissing },
    seats === null && { field: 'seats', message: texts.seatsWrong },
  ].filter((problem) => problem !== false);
  if (wrong.length > 0 || startsAtTime === null) throw new FormRefusal(wrong);
  return {
    productId: typed('productId'),
    firstOn,
    startsAtTime,
    weeks: Number(typed('weeks') || 1),
    seats: seats ?? undefined,
    clientId: typed('clientId'),
  };
}

export default function Dates() {
  const { experiences, slots, hasMore, clientId } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      {slots.length === 0 && <p className="block">{texts.none}</p>}
      <SlotDays slots={slots} />
      {hasMore && <p className="block">{texts.more}</p>}
      {experiences.length === 0 ? (
        <p className="block">{texts.noExperience}</p>
      ) : (
        <>
          <SlotForm experiences={experiences} clientId={clientId} />
          <Block title={texts.programme}>
            <ul className="stack">
              {experiences.map(({ productId, name, programme }) => (
                <li key={productId}>
                  <a href={`/termine/erlebnis/${productId}`}>{name}</a>
                  {programme === null && ` · ${texts.programmeMissing}`}
                </li>
              ))}
            </ul>
          </Block>
        </>
      )}
    </PortalPage>
  );
}
