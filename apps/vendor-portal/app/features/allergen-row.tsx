import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Icon } from '@markthalle/ui/components/icon';
import { ALLERGENS } from '@markthalle/workplace/texts/allergens';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { formTexts as texts } from '../texts/product-form.ts';
import { CheckList } from './check-list.tsx';
import { FactRow } from './fact-row.tsx';

/** Allergens are never taken as read: the row stays open until somebody ticks the confirmation. */
export function AllergenRow({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const chosen = many(values, 'allergens');
  const confirmed = one(values, 'allergensConfirmed') === 'yes';
  const problem = problemOf(problems, 'allergensConfirmed') ?? problemOf(problems, 'allergens');
  const words = Object.entries(ALLERGENS)
    .filter(([key]) => chosen.includes(key))
    .map(([, word]) => word);
  const contained = words.length > 0 ? words.join(', ') : texts.rows.none;
  return (
    <FactRow
      title={texts.rows.allergens}
      said={confirmed ? contained : texts.rows.confirmFirst}
      open={!confirmed || problem !== undefined}
      waiting={!confirmed}
    >
      <CheckList
        name="allergens"
        legend={texts.allergensLegend}
        choices={Object.entries(ALLERGENS).map(([value, label]) => ({ value, label }))}
        chosen={chosen}
      />
      {problem && (
        <p className="field__error">
          <Icon name="circle-alert" size={18} />
          <span>{problem}</span>
        </p>
      )}
      <Checkbox name="allergensConfirmed" checked={confirmed}>
        {texts.allergensConfirm}
      </Checkbox>
    </FactRow>
  );
}
