import type { ProductDetail, Review } from '@markthalle/contracts/catalog';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { NoticeLink } from './notice-link.tsx';
import { Stars } from './stars.tsx';

type Figures = Pick<ProductDetail['reviews'], 'averageTenths' | 'count' | 'demoCount'>;

/** The newest reviews of a product, its average, and how we make sure who wrote them. */
export function Reviews(props: {
  readonly language: Language;
  readonly slug: string;
  readonly reviews: ProductDetail['reviews'];
}) {
  const { language, slug, reviews } = props;
  const texts = shopTexts(language);
  const { count } = reviews;
  return (
    <section className="section">
      <h2>{texts.product.reviews}</h2>
      <div className="box reviews">
        <ReviewFigures language={language} figures={reviews} />
        <ReviewList language={language} slug={slug} reviews={reviews.latest} />
        {count > reviews.latest.length && (
          <p className="review">
            <a href={pathTo('productReviews', language, { slug })}>
              {texts.trust.reviews.all(formatNumber(count, language))}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}

/** The mean of all shown reviews; where it stands, § 5b(3) UWG asks for how they are checked. */
export function ReviewFigures(props: { readonly language: Language; readonly figures: Figures }) {
  const { language } = props;
  const { averageTenths, count, demoCount } = props.figures;
  const texts = shopTexts(language);
  const average = averageTenths === null ? null : averageTenths / 10;
  const number = (value: number) => formatNumber(value, language);
  const { from, fromDemo, noteVerified, noteOrder, how } = texts.trust.reviews;
  return (
    <>
      {average === null ? (
        <p className="muted">{texts.product.reviewsNone}</p>
      ) : (
        <p>
          <Stars stars={average} language={language} />{' '}
          <b aria-hidden="true">{texts.product.rating(number(average))}</b>{' '}
          <span className="muted">
            {demoCount > 0 ? fromDemo(number(count), number(demoCount)) : from(number(count))}
          </span>
        </p>
      )}
      <p className="small muted">
        {noteVerified} {noteOrder} <a href={pathTo('reviewCheck', language)}>{how}</a>
      </p>
    </>
  );
}

export function ReviewList(props: {
  readonly language: Language;
  readonly slug: string;
  readonly reviews: readonly Review[];
}) {
  return props.reviews.map((review) => (
    <ReviewEntry
      key={review.reviewId}
      language={props.language}
      slug={props.slug}
      review={review}
    />
  ));
}

/** Words of buyers are shown as they wrote them, in their own language. */
function ReviewEntry(props: {
  readonly language: Language;
  readonly slug: string;
  readonly review: Review;
}) {
  const { language, slug, review } = props;
  const texts = shopTexts(language);
  const { verified, demo, report, reportOf } = texts.trust.reviews;
  const anchor = `${language === 'de' ? 'bewertung' : 'review'}-${review.reviewId}`;
  return (
    <article className="review" id={anchor}>
      <p>
        <Stars stars={review.stars} language={language} />{' '}
        <b>
          {review.author}
          {review.place && `, ${review.place}`}
        </b>{' '}
        <span className="small muted">{formatDayWithYear(review.on, language)}</span>{' '}
        {review.isDemo ? <Tag>{demo}</Tag> : <Tag tone="good">{verified}</Tag>}
      </p>
      <p className="review__words" lang={review.language}>
        {review.text}
      </p>
      {review.reply && (
        <p className="review__reply">
          <b>{texts.product.reply}:</b> <span lang="de">{review.reply}</span>
        </p>
      )}
      <p className="small">
        <NoticeLink
          language={language}
          path={`${pathTo('productReviews', language, { slug })}#${anchor}`}
          label={report}
          name={reportOf(review.author)}
        />
      </p>
    </article>
  );
}
