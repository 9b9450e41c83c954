import type { PortalProductCard } from '@markthalle/contracts/portal-products';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { Tag } from '@markthalle/ui/components/tag';
import { de } from '@markthalle/ui/texts/de';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { z } from 'zod';
import { productTexts as texts } from '../texts/products.ts';
import { OFFER_STATE_LOOKS } from '../texts/states.ts';
import { StockForm, type StockVariant } from './stock-form.tsx';

type Product = Omit<z.infer<typeof PortalProductCard>, 'variants'> & {
  readonly variants: readonly StockVariant[];
};

/** One product of the producer: how it stands, what is on the shelf, on or off. */
export function OfferCard({ product }: { readonly product: Product }) {
  const { name, state, picture } = product;
  return (
    <section className="block offer" aria-labelledby={`produkt-${product.productId}`}>
      <div className="offer__head">
        <Picture imageId={picture?.id ?? null} alt="" sizes="72px" maxWidth={160} />
        <div className="offer__words">
          <h2 id={`produkt-${product.productId}`}>{name}</h2>
          <p className="small muted">{product.unitLabel}</p>
          <OfferState product={product} />
        </div>
      </div>
      {state === 'rejected' && (
        <Notice tone="bad" title={texts.returned}>
          {product.returnedBecause}
        </Notice>
      )}
      <Refusals product={product} />
      {product.variants.map((variant) => (
        <StockForm key={variant.variantId} variant={variant} productName={name} />
      ))}
      <div className="offer__actions">
        <ButtonLink
          small
          icon="pencil"
          href={`/produkte/${product.productId}`}
          label={texts.editNamed(name)}
        >
          {texts.edit}
        </ButtonLink>
        {(product.published || state === 'paused') && <Switch product={product} />}
      </div>
    </section>
  );
}

/** Why it does not come back into the shop: each duty with its law, the field, and an example. */
function Refusals({ product: { productId } }: { readonly product: Product }) {
  const field = `angebot-${productId}`;
  const refusals = useFormAnswer().problems.filter((problem) => problem.field === field);
  if (refusals.length === 0) return null;
  return (
    <div id={`field-${field}`} tabIndex={-1}>
      <Notice tone="bad" title={texts.notOffered}>
        <ul>
          {refusals.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        <a href={`/produkte/${productId}`}>{texts.notOfferedMore}</a>
      </Notice>
    </div>
  );
}

function OfferState({ product }: { readonly product: Product }) {
  const soldOut =
    product.state === 'approved' && product.variants.every((variant) => variant.free === 0);
  const word = soldOut ? 'sold_out' : product.state;
  const look = OFFER_STATE_LOOKS[word];
  const older = product.published && product.state !== 'approved' && product.state !== 'paused';
  return (
    <p>
      <Tag tone={look.tone} icon={look.icon}>
        {de.offerStates[word]}
      </Tag>{' '}
      {older && <span className="small muted">{texts.olderPublished}</span>}
    </p>
  );
}

function Switch({ product }: { readonly product: Product }) {
  const paused = product.state === 'paused';
  return (
    <form
      method="post"
      className="inline-form"
      data-switch=""
      data-command="product.paused"
      data-subject={product.productId}
      data-label={product.name}
      data-other-word={paused ? texts.pause : texts.offer}
      data-other-label={paused ? texts.pauseNamed(product.name) : texts.offerNamed(product.name)}
    >
      <input type="hidden" name="productId" value={product.productId} />
      <input type="hidden" name="paused" value={paused ? 'false' : 'true'} />
      <Button
        small
        icon={paused ? 'store' : 'pause'}
        label={paused ? texts.offerNamed(product.name) : texts.pauseNamed(product.name)}
      >
        {paused ? texts.offer : texts.pause}
      </Button>
    </form>
  );
}
