import { ButtonLink } from '@markthalle/ui/components/button';
import { Logo } from '@markthalle/ui/components/logo';
import { de } from '@markthalle/ui/texts/de';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { isPageProblem, type PageProblem } from '../page-problem.ts';
import { HelpLine } from './help-line.tsx';
import { SignInForm, type SignInPlace } from './sign-in.tsx';

/** The error boundary of both roots: login again, nothing there, not allowed, or broken. */
export function ProblemPage(place: SignInPlace) {
  const error = useRouteError();
  const problem: PageProblem | null =
    isRouteErrorResponse(error) && isPageProblem(error.data) ? error.data : null;
  if (problem?.kind === 'signed-out') {
    return (
      <SignInForm
        {...place}
        returnPath={problem.returnPath}
        kept={problem.values}
        reason="Ihre Anmeldung ist abgelaufen. Ihre Eingaben sind noch da."
      />
    );
  }
  const notFound = isRouteErrorResponse(error) && error.status === 404;
  if (problem) return <Message {...place} text={problemSentence(problem.code, 'de')} />;
  if (notFound) return <Message {...place} text={problemSentence('route-not-found', 'de')} />;
  return (
    <Message {...place} text="Das hat nicht geklappt. Bitte versuchen Sie es noch einmal." retry />
  );
}

function Message(props: SignInPlace & { readonly text: string; readonly retry?: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <div className="sign-in">
      <Logo brand={props.brand} word={props.word} href="/" />
      <main id="inhalt" className="block stack">
        <h1>{props.text}</h1>
        <p>
          <ButtonLink kind="primary" href={props.retry ? pathname + search : '/'}>
            {props.retry ? de.errors.retry : 'Zur Startseite'}
          </ButtonLink>
        </p>
      </main>
      <HelpLine brand={props.brand} />
    </div>
  );
}
