import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOrderRecalls } from '@markthalle/contracts/recalls';
import { Button } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type OrderRecall = OutputOf<typeof readOrderRecalls>['recalls'][number];

/** Above everything else of the order page: goods of it that must not be used. */
export function OrderRecalls(props: {
  readonly language: Language;
  readonly recalls: readonly OrderRecall[];
}) {
  const { language, recalls } = props;
  const texts = shopTexts(language).recalls;
  if (recalls.length === 0) return null;
  return (
    <section id="rueckruf" className="stack" aria-label={texts.title}>
      {recalls.map((recall) => (
        <Notice key={recall.recallId} tone="bad" title={recall.words.title}>
          {recall.words.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p>{texts.yours}</p>
          <ul>
            {recall.lines.map(({ name, quantity }) => (
              <li key={name}>
                {quantity} × {name}
              </li>
            ))}
          </ul>
          {recall.canRefund ? (
            <form method="post" className="stack">
              <input type="hidden" name="intent" value="recall" />
              <input type="hidden" name="recallId" value={recall.recallId} />
              <p className="small">{texts.refundHint}</p>
              <Button>{texts.refund}</Button>
            </form>
          ) : (
            <p className="small">{texts.refunded}</p>
          )}
          <p>
            <a href={pathTo('recalls', language)}>{texts.all}</a>
          </p>
        </Notice>
      ))}
    </section>
  );
}
