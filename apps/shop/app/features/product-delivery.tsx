import type { ProductDetail } from '@markthalle/contracts/catalog';
import type { PromiseWhy } from '@markthalle/contracts/fields';
import { defaultOffer } from '@markthalle/domain/deliveryOffer';
import { DeliveryChoice, type ShownDelivery } from '@markthalle/ui/components/delivery';
import { Notice } from '@markthalle/ui/components/notice';
import { PromiseReasons } from '@markthalle/ui/components/promise-reasons';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import {
  deliveryOptions,
  offerName,
  productOffers,
  type Reader,
  type ShopOffer,
} from './delivery-lines.ts';
import { placeOf } from './known-places.ts';

/** The delivery part of a product's page, computed on the server for one reader. */
export type ProductDelivery = {
  readonly options: readonly ShownDelivery[];
  /** The way that the basket would choose too; null where nothing brings the goods there. */
  readonly chosen: string | null;
  readonly chosenWhen: string;
  /** What that way costs; null where it is not known yet (§ 6(2) PAngV). */
  readonly chosenCents: number | null;
  readonly why: PromiseWhy | null;
  /** Ways that exist and do not reach the reader, with the reason. */
  readonly closed: readonly string[];
  /** Said before anything is bought: cold goods that cannot reach the postcode, or only by fetching. */
  readonly warning: string | null;
};

export function productDelivery(
  product: ProductDetail,
  reader: Reader,
  quantity: number,
): ProductDelivery {
  const offers = productOffers(product, reader, quantity);
  const chosen = defaultOffer(offers, reader.postcode);
  const options = deliveryOptions(offers, reader);
  const { language } = reader;
  const reasons = shopTexts(language).cart.unavailableWays;
  return {
    options,
    chosen: chosen?.way.key ?? null,
    chosenWhen: options.find(({ value }) => value === chosen?.way.key)?.when ?? '',
    chosenCents: reader.postcode === null ? null : (chosen?.priceCents ?? null),
    why: chosen && whyOf(chosen),
    closed: offers.flatMap((offer) =>
      offer.unavailableBecause === null
        ? []
        : [`${offerName(offer, language)}: ${reasons[offer.unavailableBecause]}`],
    ),
    warning: warningOf(product, options, chosen, reader),
  };
}

const whyOf = ({ promise, inputs, way }: ShopOffer): PromiseWhy | null =>
  promise === null || way.key === 'ticket'
    ? null
    : {
        steps: [...promise.steps],
        skipped: [...promise.skipped],
        cutOffHour: inputs.cutOffHour,
        leadTimeDays: inputs.leadTimeDays,
      };

function warningOf(
  { coldChain }: ProductDetail,
  options: readonly ShownDelivery[],
  chosen: ShopOffer | null,
  { postcode, language }: Reader,
): string | null {
  if (postcode === null || chosen !== null) return null;
  const texts = shopTexts(language).delivery;
  const place = placeOf(postcode);
  if (options.length === 0) return texts.nothingReaches(place);
  return coldChain === 'none' ? texts.onlyFetched(place) : texts.coldOnlyFetched(place);
}

type ChoiceProps = {
  readonly language: Language;
  readonly postcode: string | null;
  readonly delivery: ProductDelivery;
  readonly returnTo: string;
};

/** How it comes, when, and what that costs; first what the basket would choose. */
export function ProductDeliveryChoice(props: ChoiceProps) {
  const { language, postcode, delivery } = props;
  const texts = shopTexts(language);
  return (
    <>
      {delivery.warning !== null && <Notice tone="warn" title={delivery.warning} />}
      <DeliveryChoice
        legend={postcode ? texts.product.deliveryTo(placeOf(postcode)) : texts.product.deliveryWays}
        aside={
          <a href={pathTo('postcode', language, {}, { zurueck: props.returnTo })}>
            {postcode ? uiTexts(language).change : texts.product.postcodeFirst}
          </a>
        }
        name="deliveryWay"
        options={delivery.options}
        chosen={delivery.chosen}
      />
      {delivery.why !== null && <PromiseReasons why={delivery.why} />}
      {delivery.closed.length > 0 && <p className="small muted">{delivery.closed.join(' · ')}</p>}
    </>
  );
}
