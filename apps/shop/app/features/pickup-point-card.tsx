import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';
import type { ShownPoint } from './shown-points.ts';

type CardProps = { readonly language: Language; readonly point: ShownPoint };

/** One place: where, when it is open, when the next run comes, whether it is cooled. */
export function PickupPointCard({ language, point }: CardProps) {
  const texts = shopTexts(language).points;
  return (
    <article className="box point" aria-labelledby={`point-${point.slug}`}>
      <h2 id={`point-${point.slug}`}>{point.name}</h2>
      <p>
        {point.street}, {point.postcode} {point.town}
        {point.km !== null && (
          <span className="muted"> · {shopTexts(language).delivery.about(point.km)}</span>
        )}
      </p>
      <KeyFacts
        facts={[
          { term: texts.openingHours, fact: point.opening },
          { term: texts.next, fact: nextWords(language, point) },
          { term: texts.coolBox, fact: point.coolBox ? texts.yes : texts.no },
          { term: texts.staff, fact: point.attended ? texts.attended : texts.unattended },
          { term: texts.fee, fact: texts.perOrder(formatMoney(point.priceCents, language)) },
        ]}
      />
      <form method="post">
        <input type="hidden" name="pointId" value={point.pointId} />
        <Button label={texts.chooseNamed(point.name)}>{texts.choose}</Button>
      </form>
    </article>
  );
}

function nextWords(language: Language, { nextOn, orderUntilOn, cutOffHour }: ShownPoint): string {
  const texts = shopTexts(language).points;
  if (nextOn === null || orderUntilOn === null) return texts.noTrip;
  const until = texts.orderUntil(formatDay(orderUntilOn, language), String(cutOffHour));
  return `${formatDay(nextOn, language)} (${until})`;
}
