import { Button } from '@markthalle/ui/components/button';
import { farmsTexts as texts } from '../texts/farms.ts';
import { useHere } from './here.ts';

/** On every page of somebody who works for several farms: for which one, and the way to the others. */
export function FarmSwitch() {
  const here = useHere();
  if (here === null || here.farms.length < 2) return null;
  const others = here.farms.filter(({ producerId }) => producerId !== here.producerId);
  return (
    <details className="farm-switch" data-farm-name={here.producerName}>
      <summary>
        {texts.here(here.producerName)} <span className="link">{texts.change}</span>
      </summary>
      <FarmChoice farms={others} />
    </details>
  );
}

/** One button for each farm; works as a plain form. */
export function FarmChoice(props: {
  readonly farms: readonly { readonly producerId: string; readonly name: string }[];
  readonly returnPath?: string;
}) {
  return (
    <form method="post" action="/betriebe" className="stack">
      {props.returnPath && <input type="hidden" name="zurueck" value={props.returnPath} />}
      {props.farms.map(({ producerId, name }) => (
        <Button key={producerId} name="producerId" value={producerId} wide>
          {texts.workFor(name)}
        </Button>
      ))}
    </form>
  );
}
