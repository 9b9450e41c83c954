import type { ProductDetail } from '@markthalle/contracts/catalog';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Landscape } from '@markthalle/ui/components/landscape';
import { Picture } from '@markthalle/ui/components/picture';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { landscapeNamed, landscapeUrls } from './asset-urls.ts';
import { ProductLaw } from './product-law.tsx';

type Props = { readonly language: Language; readonly product: ProductDetail };

/** Facts that the law wants before the purchase (LMIV Art. 14, Art. 246a EGBGB), as plain text. */
export function ProductFacts({ language, product }: Props) {
  const texts = shopTexts(language).product;
  const { seller } = product.producer;
  return (
    <section className="box">
      <h2>{texts.facts}</h2>
      {product.description !== product.short && <p className="box__text">{product.description}</p>}
      <ProductLaw language={language} product={product} />
      <KeyFacts
        facts={[
          ...(product.bundleItems
            ? [{ term: texts.bundle, fact: bundleWords(product.bundleItems) }]
            : []),
          {
            term: texts.seller,
            fact: (
              <>
                {seller.legalName}, {seller.street}, {seller.postcode} {seller.town}.{' '}
                {texts.contractLine}{' '}
                <a href={`${pathTo('producer', language, { slug: product.producerSlug })}#recht`}>
                  {texts.contractMore}
                </a>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

const bundleWords = (items: NonNullable<ProductDetail['bundleItems']>): string =>
  items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');

/** The maker, with scene and story. */
export function ProductFarm({ language, product }: Props) {
  const texts = shopTexts(language).product;
  const { producer } = product;
  return (
    <section className="box box--farm">
      <div className="box__scene">
        {producer.banner ? (
          <Picture
            imageId={producer.banner.id}
            alt={producer.banner.alt}
            sizes="(max-width: 760px) 100vw, 570px"
          />
        ) : (
          <Landscape urls={landscapeUrls} name={landscapeNamed(product.landscape)} cut="panorama" />
        )}
      </div>
      <div className="box__body">
        <h2>{product.producerName}</h2>
        <p>{producer.story}</p>
        <p>
          <a href={pathTo('producer', language, { slug: product.producerSlug })}>
            {texts.toFarm(formatNumber(producer.productCount, language))}
          </a>
        </p>
      </div>
    </section>
  );
}
