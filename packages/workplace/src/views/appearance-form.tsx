import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { useRouteLoaderData } from '@remix-run/react';
import type { RootData } from '../server/root-loader.ts';

const CHOICES = [
  { value: 'system', label: 'Wie das Gerät' },
  { value: 'light', label: 'Hell' },
  { value: 'dark', label: 'Dunkel' },
];

/** Light, dark or as the device says; with the script the choice shows at once. */
export function AppearanceForm({ returnPath }: { readonly returnPath: string }) {
  const root = useRouteLoaderData<RootData>('root');
  return (
    <form method="post" action="/darstellung" data-theme-form="">
      <input type="hidden" name="zurueck" value={returnPath} />
      <Chips
        name="theme"
        legend="Helle oder dunkle Darstellung"
        value={root?.theme ?? 'system'}
        choices={CHOICES}
      />
      <p className="form-action">
        <Button>Übernehmen</Button>
      </p>
    </form>
  );
}
