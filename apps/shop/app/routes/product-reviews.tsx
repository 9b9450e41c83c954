import { listProductReviews } from '@markthalle/contracts/reviews';
import { formatCount, formatNumber } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf, titled } from '../features/page-head.ts';
import { ReviewFigures, ReviewList } from '../features/reviews.tsx';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language, publicUrl, url } = shopRequest(request, context);
  const slug = params.slug ?? '';
  const cursor = url.searchParams.get('weiter') ?? undefined;
  const answer = await api.call(listProductReviews, { language, slug, cursor });
  if (!answer.ok) throwProblem(answer.problem);
  const { nextCursor, ...page } = answer.value;
  const path = pathTo('productReviews', language, { slug });
  return {
    language,
    ...page,
    nextHref: nextCursor && `${path}?weiter=${encodeURIComponent(nextCursor)}`,
    firstHref: cursor === undefined ? null : path,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(shopTexts(language).trust.reviews.title(page.product.name)),
      noIndex: cursor !== undefined,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** All reviews of a product, newest first: the critical ones stand where they fall. */
export default function ProductReviews() {
  const page = useLoaderData<typeof loader>();
  const { language, product } = page;
  const texts = shopTexts(language).trust.reviews;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title(product.name)}</h1>
      <p>
        <a href={pathTo('product', language, { slug: product.slug })}>{texts.back(product.name)}</a>
      </p>
      <section className="box reviews">
        <h2>{formatCount(page.count, texts.count, language)}</h2>
        <ReviewFigures language={language} figures={page} />
        {page.count > 0 && (
          <ul className="star-counts small tabular" aria-label={texts.distribution}>
            {page.byStars.map((count, index) => (
              <li key={texts.stars(5 - index)}>
                {texts.stars(5 - index)}: {formatNumber(count, language)}
              </li>
            ))}
          </ul>
        )}
        <ReviewList language={language} slug={product.slug} reviews={page.reviews} />
      </section>
      {(page.nextHref || page.firstHref) && (
        <p className="pager">
          {page.firstHref && <a href={page.firstHref}>{texts.newest}</a>}
          {page.nextHref && (
            <a className="button" href={page.nextHref} rel="next">
              {texts.older}
            </a>
          )}
        </p>
      )}
    </div>
  );
}
