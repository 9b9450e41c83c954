import { Icon } from './icon.tsx';

export type TimelineStep = {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
  /** When it happened or is expected, already in words. */
  readonly when?: string;
};

/** What has happened and what comes next, for one producer's part of an order. */
export function Timeline(props: {
  readonly label: string;
  readonly steps: readonly TimelineStep[];
}) {
  return (
    <ol className="timeline" aria-label={props.label}>
      {props.steps.map((step) => (
        <li
          key={step.label}
          className={`timeline__step timeline__step--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="timeline__mark">
            {step.state === 'done' && <Icon name="check" size={16} />}
          </span>
          <span>
            <b>{step.label}</b>
            {step.when && <span className="small muted"> {step.when}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Numbered steps of a task that goes over days, as in the weekly settlement. */
export function Steps(props: {
  readonly label: string;
  readonly steps: readonly (TimelineStep & { readonly hint?: string })[];
}) {
  return (
    <ol className="steps" aria-label={props.label}>
      {props.steps.map((step, index) => (
        <li
          key={step.label}
          className={`steps__step steps__step--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="steps__mark">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <b>{step.label}</b>
          {step.hint && <span className="small muted">{step.hint}</span>}
        </li>
      ))}
    </ol>
  );
}
