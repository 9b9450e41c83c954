import { setCartDelivery } from '@markthalle/contracts/cart';
import { Id } from '@markthalle/contracts/fields';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { placeOf } from '../features/known-places.ts';
import { headOf, titled } from '../features/page-head.ts';
import { PickupPointCard } from '../features/pickup-point-card.tsx';
import { shownPoints } from '../features/shown-points.ts';
import { pathTo } from '../paths.ts';
import { deliveryCalendar } from '../server/delivery-calendar.server.ts';
import { formValues } from '../server/form.server.ts';
import { readerOf } from '../server/reader.server.ts';
import { cookieHeaders, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url, postcode } = shop;
  const points = shownPoints(await readerOf(shop));
  const chosen = points.find(({ slug }) => slug === url.searchParams.get('gewaehlt'));
  const texts = shopTexts(language).points;
  return {
    language,
    postcode,
    points,
    chosenName: chosen?.name ?? null,
    hasCart: shop.cart !== null,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(texts.title),
      description: texts.description,
    },
  };
}

/** Remembers the place for this basket and for those to come. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const { pointId: given } = await formValues(request);
  const pointId = Id.safeParse(given).data;
  const { points } = await deliveryCalendar(shop);
  const point = points.find((one) => one.pointId === pointId);
  if (point === undefined) return redirect(pathTo('pickupPoints', language), 303);
  if (shop.cart !== null) {
    // A basket that is gone shows itself on the basket's page.
    await shop.api.call(setCartDelivery, {
      language,
      cartToken: shop.cart.token,
      pickupPointId: point.pointId,
    });
  }
  return redirect(pathTo('pickupPoints', language, {}, { gewaehlt: point.slug }), {
    status: 303,
    headers: cookieHeaders(shop.cookies.pickupPoint.write(point.pointId)),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function PickupPoints() {
  const page = useLoaderData<typeof loader>();
  const { language, postcode, points, chosenName } = page;
  const texts = shopTexts(language).points;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>
      {chosenName !== null && (
        <Notice tone="good" title={texts.chosen(chosenName)} live>
          {page.hasCart && <ButtonLink href={pathTo('cart', language)}>{texts.toCart}</ButtonLink>}
        </Notice>
      )}
      <p className="muted">
        {postcode === null ? texts.notSorted : texts.sortedBy(placeOf(postcode))}{' '}
        <a href={pathTo('postcode', language, {}, { zurueck: pathTo('pickupPoints', language) })}>
          {postcode === null
            ? shopTexts(language).product.postcodeFirst
            : shopTexts(language).delivery.otherPostcode}
        </a>
      </p>
      {points.length === 0 ? (
        <p className="empty">{texts.empty}</p>
      ) : (
        <ul className="points">
          {points.map((point) => (
            <li key={point.slug}>
              <PickupPointCard language={language} point={point} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
