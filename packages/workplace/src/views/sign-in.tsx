import type { Brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { Logo } from '@markthalle/ui/components/logo';
import { Notice } from '@markthalle/ui/components/notice';
import { useActionData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { KEPT_PREFIX, SHOW_AGAIN } from '../kept-form.ts';
import { safeReturnPath } from '../return-path.ts';
import type { RootData } from '../server/root-loader.ts';
import type { SignInAnswer } from '../server/sign-in-action.ts';
import type { TypedValues } from '../typed-values.ts';
import { HiddenValues } from './form-parts.tsx';
import { HelpLine } from './help-line.tsx';

type Place = { readonly brand: Brand; readonly word: string };

type FormProps = Place & {
  readonly returnPath: string;
  readonly kept: TypedValues;
  readonly email?: string;
  readonly problems?: Parameters<typeof ErrorSummary>[0]['problems'];
  readonly reason?: string;
};

/** The login page of a workplace. */
export function SignInPage(place: Place) {
  const answer = useActionData() as SignInAnswer | undefined;
  const [search] = useSearchParams();
  const note = useRouteLoaderData<RootData>('root')?.note;
  const returnPath = safeReturnPath(search.get('zurueck'));
  if (answer?.kind === 'resume') return <ResumePage {...place} {...answer} />;
  return (
    <SignInForm
      {...place}
      returnPath={returnPath}
      kept={answer?.kept ?? {}}
      email={answer?.email}
      problems={answer?.problems}
      reason={note === 'abgemeldet' ? 'Sie sind abgemeldet.' : undefined}
    />
  );
}

/** Also shown where a form met an expired session: it carries what was typed. */
export function SignInForm(props: FormProps) {
  const { problems = [], returnPath } = props;
  const query = returnPath === '/' ? '' : `?${new URLSearchParams({ zurueck: returnPath })}`;
  return (
    <Frame {...props}>
      <ErrorSummary problems={problems} />
      <h1>Anmelden</h1>
      {props.reason && <Notice live>{props.reason}</Notice>}
      <form method="post" action={`/anmelden${query}`}>
        <input type="hidden" name="zurueck" value={returnPath} />
        <HiddenValues values={props.kept} prefix={KEPT_PREFIX} />
        <Field
          name="email"
          label="E-Mail-Adresse"
          type="email"
          value={props.email}
          autoComplete="username"
          inputMode="email"
          maxLength={254}
          required
          error={problems.find((problem) => problem.field === 'email')?.message}
        />
        <Field
          name="password"
          label="Passwort"
          type="password"
          autoComplete="current-password"
          maxLength={200}
          required
          error={problems.find((problem) => problem.field === 'password')?.message}
        />
        <p className="sign-in__action">
          <Button kind="primary" wide>
            Anmelden
          </Button>
        </p>
      </form>
    </Frame>
  );
}

/** After the second login: one press brings the interrupted form back with its values. */
function ResumePage(props: Place & { readonly returnPath: string; readonly kept: TypedValues }) {
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

function Frame(props: Place & { readonly children: ReactNode }) {
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
