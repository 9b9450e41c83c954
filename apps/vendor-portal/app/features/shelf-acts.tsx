import { MAX_MOVED_PIECES } from '@markthalle/contracts/portal-stock';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { stockTexts as texts } from '../texts/stock.ts';

const ACTS = {
  sold: { command: 'stock.sold', field: 'soldQuantity', min: 1 },
  received: { command: 'stock.received', field: 'receivedQuantity', min: 1 },
  counted: { command: 'stock.counted', field: 'countedQuantity', min: 0 },
} as const;
type Act = keyof typeof ACTS;

const ACT_NAMES = ['sold', 'received', 'counted'] as const satisfies readonly Act[];

type ShelfProps = {
  /** Empty where a scanner fills it in. */
  readonly variantId: string;
  readonly name: string;
  /** One id per form: pressing twice counts once. */
  readonly clientIds: Readonly<Record<Act, string>>;
  /** Acts on a bundle are acts on its articles; only they can be counted. */
  readonly isBundle?: boolean;
};

/** What can happen at a shelf, each a form of its own. No price stands anywhere (LAW-GOBD-5). */
export function ShelfActs(props: ShelfProps) {
  const acts = ACT_NAMES.filter((act) => !props.isBundle || act !== 'counted');
  return (
    <>
      <p className="small muted">{texts.actsHint}</p>
      {props.isBundle && <p className="small muted">{texts.bundleActsHint}</p>}
      {acts.map((act) => (
        <ActForm key={act} {...props} act={act} />
      ))}
    </>
  );
}

function ActForm({ act, variantId, name, clientIds }: ShelfProps & { readonly act: Act }) {
  const { values, problems } = useFormAnswer();
  const { command, field, min } = ACTS[act];
  const words = texts.acted[act];
  return (
    <form
      method="post"
      className="shelf-act"
      data-command={command}
      data-subject={variantId}
      data-label={name}
    >
      <input type="hidden" name="akt" value={act} />
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="clientId" value={clientIds[act]} />
      <Field
        name={field}
        label={words.label}
        hint={act === 'counted' ? texts.countedHint : undefined}
        value={one(values, field) || (act === 'counted' ? '' : '1')}
        error={problemOf(problems, field)}
        unit={texts.piecesUnit}
        type="number"
        inputMode="numeric"
        min={min}
        max={MAX_MOVED_PIECES}
      />
      <Button kind={act === 'sold' ? 'primary' : 'secondary'}>{words.action}</Button>
    </form>
  );
}

/** New ids for the forms of one shelf. */
export const newActIds = (): ShelfProps['clientIds'] => ({
  sold: crypto.randomUUID(),
  received: crypto.randomUUID(),
  counted: crypto.randomUUID(),
});
