import type { PortalExperience } from '@markthalle/contracts/portal-slots';
import { MAX_SEATS, MAX_WEEKS } from '@markthalle/domain/occasion';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { dateTexts as texts } from '../texts/dates.ts';

const REPEATS = [1, 2, 3, 4, 6, 8, 10, 13, MAX_WEEKS];

/** A new date, or the same hour for some weeks. The client id makes a double press harmless. */
export function SlotForm(props: {
  readonly experiences: readonly PortalExperience[];
  readonly clientId: string;
}) {
  const { values, problems } = useFormAnswer();
  const typed = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.add}>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="clientId" value={one(values, 'clientId') || props.clientId} />
        <Select
          {...typed('productId')}
          label={texts.experience}
          choices={props.experiences.map(({ productId, name, programme, published }) => ({
            value: productId,
            label: [
              name,
              ...(programme === null ? [texts.programmeMissing] : []),
              ...(published ? [] : [texts.notPublished]),
            ].join(' · '),
          }))}
        />
        <Field {...typed('firstOn')} label={texts.firstOn} type="date" required />
        <Field
          {...typed('startsAtTime')}
          label={texts.time}
          hint={texts.timeHint}
          inputMode="numeric"
          maxLength={5}
          required
        />
        <Select
          {...typed('weeks')}
          value={one(values, 'weeks') || '1'}
          label={texts.weeks}
          hint={texts.weeksHint}
          choices={REPEATS.map((weeks) => ({
            value: String(weeks),
            label: weeks === 1 ? texts.once : texts.times(weeks),
          }))}
        />
        <Field
          {...typed('seats')}
          label={texts.seats}
          hint={texts.seatsHint}
          inputMode="numeric"
          max={MAX_SEATS}
          optional
        />
        <Button kind="primary">{texts.save}</Button>
      </form>
    </Block>
  );
}
