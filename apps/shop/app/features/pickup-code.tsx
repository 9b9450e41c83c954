import { CodePicture } from '@markthalle/ui/components/code-picture';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Six digits that are read across a counter, spoken one by one, or held before a camera. */
export function PickupCode({
  language,
  code,
  picture,
}: {
  readonly language: Language;
  readonly code: string;
  readonly picture: readonly string[] | undefined;
}) {
  const texts = shopTexts(language).pickupCode;
  return (
    <section className="code-panel" aria-label={texts.title}>
      <h4>{texts.title}</h4>
      <p className="code-panel__digits">
        <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
        <span className="visually-hidden">{texts.spoken([...code].join(' '))}</span>
      </p>
      {picture && <CodePicture matrix={picture} label={texts.picture} />}
      <p className="small">{texts.more}</p>
    </section>
  );
}
