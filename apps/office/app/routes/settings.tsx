import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Block } from '@markthalle/ui/components/workplace';
import type { RootData } from '@markthalle/workplace/server/root-loader';
import { AppearanceForm } from '@markthalle/workplace/views/appearance-form';
import { useRouteLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { settingsTexts as texts } from '../texts/settings.ts';

export const meta = officeTitle(texts.title);

export default function SettingsPage() {
  const shortcuts = useRouteLoaderData<RootData>('root')?.shortcuts !== false;
  return (
    <>
      <PageHead title={texts.title} />
      <Block title={texts.appearance}>
        <AppearanceForm returnPath="/einstellungen" />
      </Block>
      <div id="tasten" tabIndex={-1} className="after-block">
        <Block title={texts.keys}>
          <p>{texts.keysText}</p>
          <dl className="details-list">
            {texts.keyList.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd className="key" key={key}>
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <form method="post" action="/darstellung">
            <input type="hidden" name="zurueck" value="/einstellungen" />
            <Chips
              name="shortcuts"
              legend={texts.keysLegend}
              value={shortcuts ? 'on' : 'off'}
              choices={[
                { value: 'on', label: texts.on },
                { value: 'off', label: texts.off },
              ]}
            />
            <p className="form-action">
              <Button>{texts.save}</Button>
            </p>
          </form>
        </Block>
      </div>
    </>
  );
}
