import { Icon } from '@markthalle/ui/components/icon';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

export const STARS = [1, 2, 3, 4, 5] as const;

/** Stars to look at, numbers to read and hear. */
export function Stars({
  stars,
  language,
}: {
  readonly stars: number;
  readonly language: Language;
}) {
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
