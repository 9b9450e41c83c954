import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Six digits that are read across a counter, and spoken one by one. */
export function PickupCode({
  language,
  code,
}: {
  readonly language: Language;
  readonly code: string;
}) {
  const texts = shopTexts(language).pickupCode;
  return (
    <section className="code-panel" aria-label={texts.title}>
      <h4>{texts.title}</h4>
      <p className="code-panel__digits">
        <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
        <span className="visually-hidden">{texts.spoken([...code].join(' '))}</span>
      </p>
      <p className="small">{texts.more}</p>
    </section>
  );
}
