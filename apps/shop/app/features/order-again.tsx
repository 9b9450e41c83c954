import type { orderAgain } from '@markthalle/contracts/codes';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export type ReorderAnswer = OutputOf<typeof orderAgain>;

/** Puts what is still sold into the basket; what is not is said before the basket opens. */
export function OrderAgain({
  language,
  answer,
}: {
  readonly language: Language;
  readonly answer: ReorderAnswer | undefined;
}) {
  const texts = shopTexts(language).reorder;
  return (
    <>
      {answer && (
        <Notice tone="warn" title={answer.addedCount === 0 ? texts.nothing : texts.left} live>
          <ul>
            {answer.left.map(({ name, because }) => (
              <li key={name}>{texts.because[because](name)}</li>
            ))}
          </ul>
          {answer.addedCount > 0 && (
            <p>
              <ButtonLink kind="primary" href={pathTo('cart', language)}>
                {texts.toCart}
              </ButtonLink>
            </p>
          )}
        </Notice>
      )}
      <form method="post" className="order-actions">
        <input type="hidden" name="intent" value="again" />
        <Button icon="shopping-basket">{texts.button}</Button>
      </form>
    </>
  );
}

/** The one place that asks for the cookie of printed codes; nothing is ticked in advance. */
export function RememberDevice({
  language,
  remembered,
}: {
  readonly language: Language;
  readonly remembered: boolean;
}) {
  const texts = shopTexts(language).remember;
  if (remembered) {
    return (
      <form method="post" className="stack">
        <p>{texts.done}</p>
        <Button kind="quiet" name="intent" value="forget">
          {texts.forget}
        </Button>
      </form>
    );
  }
  return (
    <form method="post" className="stack">
      <h3>{texts.title}</h3>
      <p className="small muted">{texts.more}</p>
      <Checkbox name="consent" required>
        {texts.label}
      </Checkbox>
      <p>
        <Button small name="intent" value="remember">
          {texts.label}
        </Button>
      </p>
    </form>
  );
}

/** An account is offered only now that the order is placed, and needs no password. */
export function OfferAccount({
  language,
  mailed,
}: {
  readonly language: Language;
  readonly mailed: boolean;
}) {
  const texts = shopTexts(language).offerAccount;
  if (mailed) return <Notice tone="good" title={texts.mailed} live />;
  return (
    <form method="post" className="stack">
      <h3>{texts.title}</h3>
      <p className="small muted">{texts.lead}</p>
      <p>
        <Button small name="intent" value="account">
          {texts.button}
        </Button>
      </p>
    </form>
  );
}
