import type { ReactNode } from 'react';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';
import { CardPrice, type PriceExtras, type ShownUnitPrice } from './price.tsx';
import { useUi } from './ui-provider.tsx';

export type ShownProduct = {
  readonly href: string;
  readonly name: string;
  /** The name with the searched words marked. */
  readonly namePieces?: readonly { readonly text: string; readonly hit: boolean }[];
  readonly producer: string;
  readonly place: string;
  readonly imageId: string | null;
  readonly imageColour?: string;
  readonly priceCents: number;
  readonly quantity: string;
  readonly unitPrice: ShownUnitPrice | null;
  /** Deposit, container mark and what is announced beside the price. */
  readonly extras?: PriceExtras;
  /** At most one: *Bio*, *Nur bis Juli*, *Neu*. */
  readonly flag?: string;
  readonly delivery?: { readonly icon: IconName; readonly text: string };
  /** Where the add button posts and what it sends; left out where nothing can be bought. */
  readonly add?: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
  /** Said instead of the add button: sold out, out of season. */
  readonly unavailable?: string;
};

/** Product cards are shown two, three or four in a row. */
export const CARD_SIZES = '(max-width: 760px) 50vw, (max-width: 1200px) 25vw, 282px';

/** An offer in a list: picture, who and where, name, price, date, and one press to add it. */
export function ProductCard(props: {
  readonly product: ShownProduct;
  readonly loading?: 'eager' | 'lazy';
  readonly heading?: 'h2' | 'h3';
  /** What the list itself adds below the card's own foot. */
  readonly children?: ReactNode;
}) {
  const { product, loading = 'lazy', heading: Heading = 'h3' } = props;
  return (
    <li className="card">
      <div className="card__picture">
        <Picture
          imageId={product.imageId}
          colour={product.imageColour}
          alt=""
          sizes={CARD_SIZES}
          maxWidth={640}
          loading={loading}
        />
        {product.flag && <span className="card__flag">{product.flag}</span>}
      </div>
      <div className="card__body">
        <p className="small muted card__producer">
          {product.producer}, {product.place}
        </p>
        <Heading className="card__name">
          <a href={product.href}>
            <MarkedName product={product} />
          </a>
        </Heading>
        <CardPrice
          priceCents={product.priceCents}
          quantity={product.quantity}
          unitPrice={product.unitPrice}
          {...product.extras}
        />
        <CardFoot product={product} />
        {props.children}
      </div>
    </li>
  );
}

function MarkedName({ product }: { readonly product: ShownProduct }) {
  if (product.namePieces === undefined) return product.name;
  let at = 0;
  return product.namePieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <mark key={key}>{text}</mark> : text;
  });
}

function CardFoot({ product }: { readonly product: ShownProduct }) {
  return (
    <div className="card__foot">
      {product.unavailable ? (
        <span className="small muted">{product.unavailable}</span>
      ) : (
        product.delivery && (
          <span className="small delivery-line">
            <Icon name={product.delivery.icon} size={16} />
            {product.delivery.text}
          </span>
        )
      )}
      {product.add && !product.unavailable && <AddButton product={product} />}
    </div>
  );
}

function AddButton({ product }: { readonly product: ShownProduct }) {
  const { texts } = useUi();
  if (product.add === undefined) return null;
  return (
    <form method="post" action={product.add.action} data-add-to-cart="">
      {Object.entries(product.add.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="icon-button" aria-label={texts.cart.addNamed(product.name)}>
        <Icon name="plus" size={22} />
      </button>
    </form>
  );
}

/** Cards in rows of two on phones and four on wide screens; the first row is loaded at once. */
export function ProductGrid(props: {
  readonly products: readonly ShownProduct[];
  readonly eagerCount?: number;
  readonly heading?: 'h2' | 'h3';
}) {
  return (
    <ul className="card-grid">
      {props.products.map((product, index) => (
        <ProductCard
          key={product.href}
          product={product}
          heading={props.heading}
          loading={index < (props.eagerCount ?? 0) ? 'eager' : 'lazy'}
        />
      ))}
    </ul>
  );
}
