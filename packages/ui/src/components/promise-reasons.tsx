import type { PromiseWhy } from '@markthalle/contracts/fields';
import { formatDay } from '../format/dates.ts';
import { useUi } from './ui-provider.tsx';

/** Of a long holiday its first days tell enough. */
const MAX_SHOWN_SKIPS = 5;

/** "Warum dieser Tag?": the steps of a promise, and the days that could not be used. */
export function PromiseReasons({ why }: { readonly why: PromiseWhy }) {
  const { language, texts } = useUi();
  const words = texts.delivery.why;
  return (
    <details className="promise-why">
      <summary>{words.title}</summary>
      <ol>
        {why.steps.map(({ kind, on }) => (
          <li key={kind}>
            {words.steps[kind]({
              day: formatDay(on, language),
              hour: String(why.cutOffHour),
              lead: why.leadTimeDays,
            })}
          </li>
        ))}
      </ol>
      {why.skipped.length > 0 && (
        <ul>
          {why.skipped.slice(0, MAX_SHOWN_SKIPS).map(({ on, because }) => (
            <li key={`${on} ${because}`}>{words.skipped[because](formatDay(on, language))}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
