import type { Language } from '@markthalle/ui/language';
import passkeysUrl from '../../.cache/enhancement/passkeys.js?url';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Shown by its script only where the browser can do passkeys; the script loads on these pages alone. */
export function PasskeyButton({
  language,
  mode,
  target = '',
}: {
  readonly language: Language;
  readonly mode: 'add' | 'sign-in';
  readonly target?: string;
}) {
  const texts = shopTexts(language).passkeys;
  return (
    <div
      hidden
      data-passkey={mode}
      data-address={pathTo('passkey', language)}
      data-label={texts.usual}
      data-target={target}
    >
      <p>
        <button type="button" className="button button--secondary">
          {mode === 'add' ? texts.add : texts.signIn}
        </button>
      </p>
      <p role="status" hidden data-passkey-failed="">
        {texts.failed}
      </p>
      <script type="module" src={passkeysUrl} />
    </div>
  );
}
