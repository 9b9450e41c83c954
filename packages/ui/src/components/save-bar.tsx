import type { ReactNode } from 'react';

/** Sticks to the bottom with the view's one primary action; `state` says what is saved. */
export function SaveBar(props: {
  readonly state?: ReactNode;
  /** A figure that belongs to the action, for example the sum of a release. */
  readonly figure?: { readonly label: string; readonly value: string };
  readonly children: ReactNode;
}) {
  return (
    <div className="save-bar">
      {props.figure && (
        <span className="save-bar__figure">
          <span className="small muted">{props.figure.label}</span>
          <b className="tabular">{props.figure.value}</b>
        </span>
      )}
      {props.state && (
        <p className="small muted save-bar__state" role="status">
          {props.state}
        </p>
      )}
      <div className="save-bar__action">{props.children}</div>
    </div>
  );
}
