import { FormReturn } from '@markthalle/workplace/views/form-parts';
import type { ReactNode } from 'react';

/** The heading of an office page; reasons of a refusal stand above it. */
export function PageHead(props: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <FormReturn />
      <div className="page-head">
        <div>
          <h1>{props.title}</h1>
          {props.sub && <p className="muted">{props.sub}</p>}
        </div>
        {props.children && <div className="page-head__actions">{props.children}</div>}
      </div>
    </>
  );
}
