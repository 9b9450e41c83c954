import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listPasskeys } from '@markthalle/contracts/sign-in';
import { Button } from '@markthalle/ui/components/button';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { PasskeyButton } from './passkey-button.tsx';

type Passkey = OutputOf<typeof listPasskeys>['passkeys'][number];

/** The passkeys of an account; making one needs the script, removing one does not. */
export function PasskeyList({
  language,
  passkeys,
}: {
  readonly language: Language;
  readonly passkeys: readonly Passkey[];
}) {
  const texts = shopTexts(language).passkeys;
  return (
    <section className="section">
      <h2>{texts.title}</h2>
      <p className="measure">{texts.lead}</p>
      <ul className="account-list">
        {passkeys.map((passkey) => (
          <li key={passkey.credentialId} className="box">
            <p>
              <b>{passkey.label}</b>{' '}
              <span className="small muted">
                {passkey.lastUsedAt === null
                  ? texts.since(formatInstant(passkey.createdAt, language))
                  : texts.used(formatInstant(passkey.lastUsedAt, language))}
              </span>
            </p>
            <form method="post" action={pathTo('passkey', language)}>
              <input type="hidden" name="credentialId" value={passkey.credentialId} />
              <Button
                kind="quiet"
                name="intent"
                value="remove"
                label={texts.removeNamed(passkey.label)}
              >
                {texts.remove}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <PasskeyButton language={language} mode="add" />
    </section>
  );
}
