import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { ProductCard, type ShownProduct } from '@markthalle/ui/components/product-card';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Something kept, with its card where it is in the shop at this moment. */
export type ShownWish = {
  readonly productId: string;
  readonly name: string;
  readonly product: ShownProduct | null;
};

/**
 * The button on a product's page. The page is the same for everybody, so the button stands there for guests too and
 * says what it needs; nothing is written to a browser for it (§ 25 TDDDG).
 */
export function KeepWish(props: {
  readonly language: Language;
  readonly name: string;
  readonly slug: string;
}) {
  const { language } = props;
  const texts = shopTexts(language).wishList;
  return (
    <form method="post" action={pathTo('accountWishList', language)}>
      <input type="hidden" name="slug" value={props.slug} />
      <Button
        kind="quiet"
        icon="star"
        name="intent"
        value="keep"
        label={texts.keepNamed(props.name)}
      >
        {texts.keep}
      </Button>{' '}
      <span className="small muted">{texts.needs}</span>
    </form>
  );
}

/** All that was kept, each with the way into the basket and off the list. */
export function WishCards(props: {
  readonly language: Language;
  readonly wishes: readonly ShownWish[];
}) {
  const { language, wishes } = props;
  const texts = shopTexts(language).wishList;
  if (wishes.length === 0) {
    return (
      <div className="empty">
        <p>{texts.empty}</p>
        <p className="button-row">
          <ButtonLink kind="primary" href={pathTo('home', language)}>
            {texts.toHome}
          </ButtonLink>
        </p>
      </div>
    );
  }
  return (
    <div className="section stack">
      <p className="muted">{texts.lead}</p>
      <ul className="card-grid">
        {wishes.map((wish) => (
          <WishCard key={wish.productId} language={language} wish={wish} />
        ))}
      </ul>
    </div>
  );
}

function WishCard({ language, wish }: { readonly language: Language; readonly wish: ShownWish }) {
  const texts = shopTexts(language).wishList;
  const remove = (
    <form method="post">
      <input type="hidden" name="productId" value={wish.productId} />
      <Button kind="quiet" small name="intent" value="drop" label={texts.removeNamed(wish.name)}>
        {texts.remove}
      </Button>
    </form>
  );
  if (wish.product !== null) {
    return (
      <ProductCard product={wish.product} heading="h2">
        {remove}
      </ProductCard>
    );
  }
  return (
    <li className="card">
      <div className="card__body">
        <h2 className="card__name">{wish.name}</h2>
        <p className="small muted">{texts.gone}</p>
        {remove}
      </div>
    </li>
  );
}
