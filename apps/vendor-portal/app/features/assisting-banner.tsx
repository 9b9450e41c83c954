import { Button } from '@markthalle/ui/components/button';
import { formatInstant } from '@markthalle/ui/format/dates';
import { useLocation } from '@remix-run/react';
import { finalActsOn, assistanceTexts as texts } from '../texts/assistance.ts';
import { useHere } from './here.ts';

/** On every page while the office helps: whose farm this is, who acts, until when, and the way out. */
export function AssistingBanner() {
  const here = useHere();
  const finalActs = finalActsOn(useLocation().pathname);
  if (here?.assistingUntil == null) return null;
  return (
    <aside className="assisting" aria-label={texts.bannerLabel}>
      <p>
        <b>{texts.bannerFor(here.producerName)}</b>{' '}
        {texts.bannerBy(here.displayName, formatInstant(here.assistingUntil, 'de'))}
      </p>
      {finalActs.length > 0 && (
        <div className="small assisting__final">
          <b>{texts.finalHere}</b>
          <ul>
            {finalActs.map((act) => (
              <li key={act}>{act}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action="/abmelden">
        <Button small>{texts.bannerEnd}</Button>
      </form>
    </aside>
  );
}
