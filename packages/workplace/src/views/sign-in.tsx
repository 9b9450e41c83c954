import type { Brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { Logo } from '@markthalle/ui/components/logo';
import { Notice } from '@markthalle/ui/components/notice';
import { useActionData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { KEPT_PREFIX, SHOW_AGAIN } from '../kept-form.ts';
import { safeReturnPath, signInPath } from '../return-path.ts';
import type { RootData } from '../server/root-loader.ts';
import type { SignInAnswer } from '../server/sign-in-action.ts';
import { one, type TypedValues } from '../typed-values.ts';
import { CodeEntry, CodeRequest } from './code-sign-in.tsx';
import { HiddenValues } from './form-parts.tsx';
import { HelpLine } from './help-line.tsx';

export type SignInPlace = {
  readonly brand: Brand;
  readonly word: string;
  /** Whether people sign in here by a code first; the office has passwords only. */
  readonly codes?: boolean;
};

type Answered = Extract<SignInAnswer, { readonly problems: unknown }>;

export type SignInFormProps = SignInPlace & {
  readonly returnPath: string;
  readonly kept: TypedValues;
  readonly typed?: TypedValues;
  readonly problems?: Answered['problems'];
  readonly reason?: string;
};

/** The login page of a workplace. */
export function SignInPage(place: SignInPlace) {
  const answer = useActionData() as SignInAnswer | undefined;
  const [search] = useSearchParams();
  const note = useRouteLoaderData<RootData>('root')?.note;
  const returnPath = safeReturnPath(search.get('zurueck'));
  if (answer?.kind === 'resume') return <ResumePage {...place} {...answer} />;
  const form = {
    ...place,
    returnPath,
    kept: answer?.kept ?? {},
    typed: answer?.typed,
    problems: answer?.problems,
  };
  if (answer?.kind === 'code-sent' || answer?.kind === 'code-refused') {
    return (
      <Frame {...place}>
        <CodeEntry {...form} />
      </Frame>
    );
  }
  const reason = note === 'abgemeldet' ? 'Sie sind abgemeldet.' : undefined;
  return <SignInForm {...form} reason={reason} />;
}

/** Also shown where a form met an expired session: it carries what was typed. */
export function SignInForm(props: SignInFormProps) {
  const { problems = [], typed } = props;
  return (
    <Frame {...props}>
      <ErrorSummary problems={problems} />
      <h1>Anmelden</h1>
      {props.reason && <Notice live>{props.reason}</Notice>}
      {props.codes ? (
        <>
          <CodeRequest {...props} />
          <details className="sign-in__other" open={one(typed, 'email') !== ''}>
            <summary>Mit Passwort anmelden</summary>
            <PasswordForm {...props} />
          </details>
        </>
      ) : (
        <PasswordForm {...props} />
      )}
    </Frame>
  );
}

function PasswordForm({ problems = [], returnPath, typed, kept, codes }: SignInFormProps) {
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <form method="post" action={signInPath(returnPath)}>
      <input type="hidden" name="zurueck" value={returnPath} />
      {/* Without the box of the code form: as it was before there was one. */}
      <input type="hidden" name="trusted" value="yes" />
      <HiddenValues values={kept} prefix={KEPT_PREFIX} />
      <Field
        name="email"
        label="E-Mail-Adresse"
        type="email"
        value={one(typed, 'email')}
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        required
        error={errorOf('email')}
      />
      <Field
        name="password"
        label="Passwort"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
        error={errorOf('password')}
      />
      <p className="sign-in__action">
        <Button kind={codes ? 'secondary' : 'primary'} wide>
          Anmelden
        </Button>
      </p>
    </form>
  );
}

/** After the second login: one press brings the interrupted form back with its values. */
function ResumePage(
  props: SignInPlace & { readonly returnPath: string; readonly kept: TypedValues },
) {
  return (
    <Frame {...props}>
      <h1>Sie sind wieder angemeldet</h1>
      <p>Ihre Eingaben sind noch da. Sie sehen sie gleich wieder und können sie dann absenden.</p>
      <form method="post" action={props.returnPath}>
        <HiddenValues values={props.kept} />
        <input type="hidden" name={SHOW_AGAIN} value="1" />
        <p className="sign-in__action">
          <Button kind="primary" wide>
            Weiter mit Ihren Eingaben
          </Button>
        </p>
      </form>
    </Frame>
  );
}

/** A page without navigation: for people who are not signed in. */
export function Frame(props: SignInPlace & { readonly children: ReactNode }) {
  return (
    <div className="sign-in">
      <Logo brand={props.brand} word={props.word} href="/" />
      <main id="inhalt" className="block stack">
        {props.children}
      </main>
      <HelpLine brand={props.brand} />
    </div>
  );
}
