import type { ProductDetail } from '@markthalle/contracts/catalog';
import { Icon } from '@markthalle/ui/components/icon';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

const STARS = [1, 2, 3, 4, 5] as const;

/** Stars to look at, numbers to read and hear. */
function Stars({ stars, language }: { readonly stars: number; readonly language: Language }) {
  return (
    <span className="stars">
      <span aria-hidden="true">
        {STARS.map((star) => (
          <span key={star} className={star <= Math.round(stars) ? 'star star--full' : 'star'}>
            <Icon name="star" size={16} />
          </span>
        ))}
      </span>
      <span className="visually-hidden">
        {shopTexts(language).product.rating(formatNumber(stars, language))}
      </span>
    </span>
  );
}

/** Reviews of confirmed purchases; an average only where there are some. */
export function Reviews(props: {
  readonly language: Language;
  readonly reviews: ProductDetail['reviews'];
}) {
  const { language, reviews } = props;
  const texts = shopTexts(language).product;
  const average = reviews.averageTenths === null ? null : reviews.averageTenths / 10;
  return (
    <section className="section">
      <h2>{texts.reviews}</h2>
      <div className="box reviews">
        {average === null ? (
          <p className="muted">{texts.reviewsNone}</p>
        ) : (
          <p>
            <Stars stars={average} language={language} />{' '}
            <b aria-hidden="true">{texts.rating(formatNumber(average, language))}</b>{' '}
            <span className="muted">
              {texts.ratingCount(formatNumber(reviews.count, language))}
            </span>
          </p>
        )}
        {reviews.latest.map((review) => (
          <article key={`${review.author}${review.on}${review.text}`} className="review">
            <p>
              <Stars stars={review.stars} language={language} />{' '}
              <b>
                {review.author}
                {review.place && `, ${review.place}`}
              </b>{' '}
              <span className="small muted">{formatDayWithYear(review.on, language)}</span>
            </p>
            <p>{review.text}</p>
            {review.reply && (
              <p className="review__reply">
                <b>{texts.reply}:</b> {review.reply}
              </p>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}
