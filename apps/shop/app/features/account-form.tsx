import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary, type FieldProblem } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import type { ReactNode } from 'react';

/** The narrow page of one short form: signing in, registering, a new password. */
export function AccountForm(props: {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  readonly problems: readonly FieldProblem[];
  readonly children?: ReactNode;
  readonly below?: ReactNode;
}) {
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={props.problems} />
      <h1>{props.title}</h1>
      {props.lead && <p className="measure">{props.lead}</p>}
      <form method="post" className="box narrow-form" noValidate>
        {props.children}
        <p className="button-row">
          <Button kind="primary">{props.submit}</Button>
        </p>
      </form>
      {props.below}
    </div>
  );
}

/** What such a page shows when its form went through. */
export function AccountDone(props: {
  readonly title: string;
  readonly message: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="wrap plain-page stack">
      <h1>{props.title}</h1>
      <Notice tone="good" title={props.message} live>
        {props.children}
      </Notice>
    </div>
  );
}
