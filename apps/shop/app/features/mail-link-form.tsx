import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';
import { PasskeyButton } from './passkey-button.tsx';

/** Signing in without a password: a link by mail, or a passkey where the browser can. */
export function MailLinkForm({
  language,
  email,
  error,
  target,
}: {
  readonly language: Language;
  readonly email: string | undefined;
  readonly error: string | undefined;
  readonly target: string;
}) {
  const texts = shopTexts(language);
  return (
    <section className="section">
      <h2>{texts.mailLink.title}</h2>
      <p className="measure">{texts.mailLink.lead}</p>
      <form method="post" className="box narrow-form" noValidate>
        <Field
          name="linkEmail"
          type="email"
          label={texts.signIn.email}
          value={email}
          error={error}
          autoComplete="email"
          inputMode="email"
          required
        />
        <p className="button-row">
          <Button name="intent" value="link">
            {texts.mailLink.submit}
          </Button>
        </p>
      </form>
      <PasskeyButton language={language} mode="sign-in" target={target} />
    </section>
  );
}
