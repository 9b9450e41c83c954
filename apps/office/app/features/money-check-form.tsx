import { Button } from '@markthalle/ui/components/button';
import { settlementTexts as texts } from '../texts/settlement.ts';

/** Runs every money check now; its page shows what they found. */
export function MoneyCheckForm() {
  return (
    <form method="post" action="/buchungen/pruefung">
      <Button icon="scale">{texts.moneyCheck}</Button>
    </form>
  );
}
