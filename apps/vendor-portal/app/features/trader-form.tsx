import type { TraderData } from '@markthalle/contracts/portal-evidence';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { formatDay } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { z } from 'zod';
import { evidenceTexts as texts } from '../texts/evidence.ts';

/** Who sells: what the law asks of every trader on a marketplace. */
export function TraderForm({ trader }: { readonly trader: z.infer<typeof TraderData> }) {
  const { values, problems } = useFormAnswer();
  const isReturned = values.isEntity !== undefined;
  const field = (name: 'taxIdentifier' | 'birthDate' | 'birthPlace', label: string) => ({
    name,
    label,
    value: isReturned ? one(values, name) : (trader[name] ?? ''),
    error: problemOf(problems, name),
  });
  return (
    <form method="post" className="stack" noValidate>
      <Select
        name="isEntity"
        label={texts.isEntity}
        value={isReturned ? one(values, 'isEntity') : trader.isEntity ? 'entity' : 'person'}
        choices={[
          { value: 'person', label: texts.person },
          { value: 'entity', label: texts.entity },
        ]}
      />
      <Field
        {...field('taxIdentifier', texts.taxIdentifier)}
        hint={texts.taxIdentifierHint}
        maxLength={30}
        autoComplete="off"
      />
      <Field {...field('birthDate', texts.birthDate)} hint={texts.birthHint} type="date" optional />
      <Field {...field('birthPlace', texts.birthPlace)} maxLength={80} optional />
      {trader.selfCertifiedOn === null ? (
        <Checkbox name="selfCertify" checked={one(values, 'selfCertify') === 'yes'}>
          {texts.certify}
        </Checkbox>
      ) : (
        <p className="small">
          {texts.certify} {texts.certified(formatDay(trader.selfCertifiedOn, 'de'))}
        </p>
      )}
      <p className="form-action">
        <Button>{texts.saveTrader}</Button>
      </p>
    </form>
  );
}
