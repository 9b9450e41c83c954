import type { CodePage } from '@markthalle/contracts/codes';
import { Button, OrderButton } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { QuantityStepper } from '@markthalle/ui/components/quantity-stepper';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { WhatApplies } from './checkout-form.tsx';
import { CheckoutSummary } from './checkout-summary.tsx';
import { Totals } from './totals.tsx';

const MAX_PER_PRESS = 99;
const BASKET_FORM = 'code-to-basket';

type Props = {
  readonly language: Language;
  readonly page: CodePage;
  readonly idempotencyKey: string;
};

/** The number of pieces; changing it asks the server for the new total. */
export function CodeQuantity({ language, page }: Omit<Props, 'idempotencyKey'>) {
  const texts = shopTexts(language).code;
  return (
    <form className="code-quantity" data-submit-on-change="">
      {page.variants.length > 1 && (
        <input type="hidden" name="packung" value={page.variantId ?? ''} />
      )}
      <QuantityStepper name="menge" value={page.quantity} max={MAX_PER_PRESS} />
      <Button kind="quiet">{texts.update}</Button>
    </form>
  );
}

/** One tap for a remembered device: all that § 312j(2) BGB wants stands directly above the button. */
export function CodeOrder({ language, page, idempotencyKey }: Props) {
  const { offer } = page;
  if (offer === null) return null;
  const texts = shopTexts(language);
  const { recipient, checkout } = offer;
  return (
    <>
      <form method="post" className="code-recipient">
        <p>
          <Icon name="truck" /> {texts.code.to(recipient.shortName, recipient.place)}
        </p>
        <Button kind="quiet" name="intent" value="forget">
          {texts.code.notMe(recipient.shortName.split(' ')[0] ?? '')}
        </Button>
      </form>
      <form method="post" className="box checkout__summary">
        <input type="hidden" name="intent" value="order" />
        <input type="hidden" name="variantId" value={page.variantId ?? ''} />
        <input type="hidden" name="quantity" value={page.quantity} />
        <input type="hidden" name="expectedTotalCents" value={checkout.cart.totalCents} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <h2>{texts.checkout.check}</h2>
        <WhatApplies language={language} view={checkout} />
        <CheckoutSummary
          language={language}
          cart={checkout.cart}
          lines={checkout.lines}
          basketForm={BASKET_FORM}
        />
        <Totals language={language} sums={checkout.cart} />
        <OrderButton />
      </form>
      <ToBasket language={language} page={page} label={texts.code.elsewhere} />
    </>
  );
}

/**
 * For a device that nobody remembered; under a label of its own for whoever wants another address
 * or delivery and goes on in the basket, which is why nothing is added behind the page there.
 */
export function ToBasket({
  language,
  page,
  label,
}: {
  readonly language: Language;
  readonly page: CodePage;
  readonly label?: string;
}) {
  return (
    <form
      method="post"
      action={pathTo('addToCart', language)}
      id={label === undefined ? undefined : BASKET_FORM}
      data-add-to-cart={label === undefined ? '' : undefined}
    >
      <input type="hidden" name="returnTo" value={pathTo('cart', language)} />
      <input type="hidden" name="variantId" value={page.variantId ?? ''} />
      <input type="hidden" name="quantity" value={page.quantity} />
      {label === undefined ? (
        <Button kind="primary" icon="shopping-basket" wide>
          {uiTexts(language).cart.add}
        </Button>
      ) : (
        <Button kind="quiet">{label}</Button>
      )}
    </form>
  );
}
