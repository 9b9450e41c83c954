import type { ReactNode } from 'react';

/** The form that carries all ticks of the page where no script sends them one by one. */
export const TICKS_FORM = 'haekchen';

/** A big check box; the whole line is the target. */
export function Tick(props: {
  readonly on: string;
  readonly subjectId: string;
  readonly ticked: boolean;
  readonly children: ReactNode;
}) {
  const { on, subjectId, ticked } = props;
  return (
    <label className="check pack-tick">
      <input
        type="checkbox"
        name="haken"
        value={subjectId}
        form={TICKS_FORM}
        defaultChecked={ticked}
        autoComplete="off"
        data-tick={on}
      />
      <span>{props.children}</span>
    </label>
  );
}
