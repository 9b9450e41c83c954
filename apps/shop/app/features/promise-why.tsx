import type { PromiseWhy } from '@markthalle/contracts/fields';
import { formatDay } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Of a long holiday its first days tell enough. */
const MAX_SHOWN_SKIPS = 5;

/** "Warum dieser Tag?": the steps of a promise, and the days that could not be used. */
export function PromiseReasons(props: { readonly language: Language; readonly why: PromiseWhy }) {
  const { language, why } = props;
  const texts = shopTexts(language).delivery.why;
  return (
    <details className="promise-why">
      <summary>{texts.title}</summary>
      <ol>
        {why.steps.map(({ kind, on }) => (
          <li key={kind}>
            {texts.steps[kind]({
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
            <li key={`${on} ${because}`}>{texts.skipped[because](formatDay(on, language))}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
