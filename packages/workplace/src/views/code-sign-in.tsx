import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { KEPT_PREFIX } from '../kept-form.ts';
import { signInPath } from '../return-path.ts';
import { one, type TypedValues } from '../typed-values.ts';
import { HiddenValues } from './form-parts.tsx';

type CodeFormProps = {
  readonly returnPath: string;
  readonly kept: TypedValues;
  readonly typed?: TypedValues;
  readonly problems?: readonly { readonly field: string | null; readonly message: string }[];
};

/** Six digits are longer than six characters where a phone sets a blank between them. */
const MAX_TYPED_CODE_CHARS = 12;

const texts = {
  address: 'E-Mail-Adresse oder Handynummer',
  addressHint: 'Wir schicken Ihnen einen Code mit sechs Ziffern. Ein Passwort brauchen Sie nicht.',
  send: 'Code schicken',
  trusted: 'Das ist mein eigenes Gerät. Hier 90 Tage angemeldet bleiben.',
  finger: 'Mit Fingerabdruck anmelden',
  fingerFailed:
    'Das hat mit dem Fingerabdruck nicht geklappt. Lassen Sie sich einen Code schicken.',
  sentTitle: 'Code eingeben',
  sentByMail: (address: string) =>
    `Wir haben einen Code an ${address} geschickt, wenn wir diese Adresse kennen. Er gilt zehn Minuten. Bitte sehen Sie auch im Spam-Ordner nach.`,
  sentBySms: (address: string) =>
    `Wir haben einen Code an ${address} geschickt, wenn wir diese Nummer kennen. Er gilt zehn Minuten.`,
  code: 'Code',
  codeHint: 'Sechs Ziffern',
  enter: 'Anmelden',
  again: 'Neuen Code schicken',
  other: 'Andere Adresse nehmen',
};

function Carried({ returnPath, kept }: CodeFormProps) {
  return (
    <>
      <input type="hidden" name="zurueck" value={returnPath} />
      <HiddenValues values={kept} prefix={KEPT_PREFIX} />
    </>
  );
}

/** The first step: where the code shall go. With a passkey it is the only one. */
export function CodeRequest(props: CodeFormProps) {
  const { typed, problems = [], returnPath } = props;
  const wasAsked = one(typed, 'intent') === 'ask-code';
  return (
    <>
      <form method="post" action={signInPath(returnPath)}>
        <Carried {...props} />
        <input type="hidden" name="intent" value="ask-code" />
        <Field
          name="address"
          label={texts.address}
          hint={texts.addressHint}
          value={one(typed, 'address')}
          autoComplete="username"
          inputMode="email"
          maxLength={254}
          required
          error={problems.find(({ field }) => field === 'address')?.message}
        />
        <Checkbox name="trusted" checked={!wasAsked || one(typed, 'trusted') === 'yes'}>
          {texts.trusted}
        </Checkbox>
        <p className="sign-in__action">
          <Button kind="primary" wide>
            {texts.send}
          </Button>
        </p>
      </form>
      <PasskeySignIn target={returnPath} />
    </>
  );
}

/** Shown by its script, and only where the browser can do passkeys. */
function PasskeySignIn({ target }: { readonly target: string }) {
  return (
    <div hidden data-passkey="sign-in" data-address="/passkey" data-target={target}>
      <button type="button" className="button button--secondary button--wide">
        {texts.finger}
      </button>
      <p role="status" hidden data-passkey-failed="">
        {texts.fingerFailed}
      </p>
    </div>
  );
}

/** The second step: the digits. Phones offer them above the keyboard. */
export function CodeEntry(props: CodeFormProps) {
  const { typed, problems = [], returnPath } = props;
  const address = one(typed, 'address');
  const sent = one(typed, 'channel') === 'sms' ? texts.sentBySms : texts.sentByMail;
  const hidden = (name: string) => <input type="hidden" name={name} value={one(typed, name)} />;
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{texts.sentTitle}</h1>
      <p>{sent(address)}</p>
      <form method="post" action={signInPath(returnPath)}>
        <Carried {...props} />
        <input type="hidden" name="intent" value="enter-code" />
        {hidden('codeId')}
        {hidden('channel')}
        {hidden('address')}
        {hidden('trusted')}
        <Field
          name="code"
          label={texts.code}
          hint={texts.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={MAX_TYPED_CODE_CHARS}
          required
          error={problems.find(({ field }) => field === 'code')?.message}
        />
        <p className="sign-in__action">
          <Button kind="primary" wide>
            {texts.enter}
          </Button>
        </p>
      </form>
      <form method="post" action={signInPath(returnPath)}>
        <Carried {...props} />
        <input type="hidden" name="intent" value="ask-code" />
        {hidden('address')}
        {hidden('trusted')}
        <Button kind="quiet">{texts.again}</Button>
      </form>
      <p>
        <a href={signInPath(returnPath)}>{texts.other}</a>
      </p>
    </>
  );
}
