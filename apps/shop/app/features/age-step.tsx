import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Stands in the place of the checkout until the connected service has confirmed the age (§ 9 JuSchG). */
export function AgeStep(props: {
  readonly language: Language;
  readonly minAge: number;
  readonly refused: boolean;
}) {
  const { language, minAge, refused } = props;
  const texts = shopTexts(language).checkout.age;
  return (
    <section className="box narrow-form stack">
      <h2>{texts.title}</h2>
      {refused && <Notice tone="bad" title={texts.failed} live />}
      <p>{texts.lead(minAge)}</p>
      <form method="post">
        <Button kind="primary" wide name="intent" value="age">
          {texts.start}
        </Button>
      </form>
      <ButtonLink href={pathTo('cart', language)}>{texts.without}</ButtonLink>
    </section>
  );
}
