import { readPackingList } from '@markthalle/contracts/packing';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatInstant } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PackingParcelCard } from '../features/packing-parcel.tsx';
import { PackingSums } from '../features/packing-sums.tsx';
import { TICKS_FORM } from '../features/packing-tick.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { actOnPacking } from '../server/packing-acts.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { packingTexts as texts } from '../texts/packing.ts';

type List = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<List>((list) => texts.title(formatDay(list.on, 'de')));

export const loader = async (args: LoaderFunctionArgs) => {
  const list = await visitPortal(args).read(readPackingList, { on: args.params.on ?? '' });
  // Made by the server, so that a form that is sent twice is one act.
  return { ...list, clickId: crypto.randomUUID() };
};

export const action = portalAction(actOnPacking);

export default function PackingPage() {
  const list = useLoaderData<typeof loader>();
  const { parcels, on } = list;
  const open = parcels.filter(({ state }) => state === 'new' || state === 'confirmed');
  return (
    <PortalPage
      title={texts.title(formatDay(on, 'de'))}
      backHref="/bestellungen"
      bar={open.length > 0 ? <AllPacked list={list} /> : undefined}
      current="orders"
    >
      {parcels.length === 0 ? (
        <Block>
          <p>{texts.empty}</p>
          <p>
            <ButtonLink href="/bestellungen">{texts.toOrders}</ButtonLink>
          </p>
        </Block>
      ) : (
        <div className="packing" data-packing={on}>
          <Head list={list} open={open.length} />
          {list.products.length > 0 && <PackingSums on={on} sums={list.products} />}
          <h2 className="packing__title">{texts.parcelsTitle}</h2>
          {parcels.map((parcel) => (
            <PackingParcelCard key={parcel.producerOrderId} on={on} parcel={parcel} />
          ))}
          {open.length > 0 && <DatesChecked list={list} />}
          <noscript>
            <p>
              <button type="submit" form={TICKS_FORM} className="button button--secondary">
                {texts.saveTicks}
              </button>
            </p>
          </noscript>
        </div>
      )}
    </PortalPage>
  );
}

function Head({ list, open }: { readonly list: List; readonly open: number }) {
  const { parcels, trips } = list;
  return (
    <Block>
      <p>
        <b>{texts.state(parcels.length - open, parcels.length)}.</b>{' '}
        {open > 0 && texts.until(formatInstant(list.deadlineAt, 'de'))}
      </p>
      {list.hasMore && <p>{texts.more}</p>}
      <ul className="link-rows" data-no-print="">
        {trips.map((trip) => (
          <li key={trip.address}>
            <a href={`/uebergabe/${trip.address}`} data-keep="">
              <span>{texts.handOver(trip.label)}</span>
              <span className="muted">{texts.open(trip.open, trip.parcels)}</span>
            </a>
          </li>
        ))}
        <li>
          <a href={`/packen/${list.on}/aufkleber.pdf`}>
            <span>{texts.labels}</span>
          </a>
        </li>
      </ul>
      <p className="small muted" data-no-print="">
        {texts.printHint}
      </p>
    </Block>
  );
}

/** Asked only where something lacks its date; said once for the whole day (Art. 14(1)(b) LMIV). */
function DatesChecked({ list }: { readonly list: List }) {
  const { values } = useFormAnswer();
  const lacks = list.parcels.some(({ lines }) => lines.some(({ lacksBatch }) => lacksBatch));
  if (!lacks) return null;
  return (
    <Block>
      <label className="check" data-no-print="">
        <input
          type="checkbox"
          name="datumGeprueft"
          value="ja"
          form={TICKS_FORM}
          id="field-datumGeprueft"
          defaultChecked={one(values, 'datumGeprueft') !== ''}
        />
        <span>{texts.datesChecked}</span>
      </label>
    </Block>
  );
}

function AllPacked({ list }: { readonly list: List }) {
  const subjects = [
    ...list.products.map(({ variantId }) => variantId),
    ...list.parcels.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)),
  ];
  const open = list.parcels.filter(({ state }) => state === 'new' || state === 'confirmed');
  return (
    <SaveBar state={texts.state(list.parcels.length - open.length, list.parcels.length)}>
      <form method="post" id={TICKS_FORM} className="bar-form">
        <input type="hidden" name="gesehen" value={subjects.join(' ')} />
        <input
          type="hidden"
          name="offen"
          value={open.map((parcel) => parcel.producerOrderId).join(' ')}
        />
        <Button kind="primary" wide name="von" value="gepackt">
          {texts.allPacked}
        </Button>
      </form>
    </SaveBar>
  );
}
