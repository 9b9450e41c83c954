import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { marketDayOf } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { producerTexts as texts } from '../texts/producers.ts';

/** The month of a producer, and whether the hold after the hand-over counts for them. */
export function ProducerSettlement(props: {
  readonly producerId: string;
  readonly slug: string;
  readonly now: string;
}) {
  const { values, problems } = useFormAnswer();
  const here = `/betriebe/${props.producerId}`;
  return (
    <Block title={texts.settlement}>
      <p className="button-row">
        <ButtonLink href={`${here}/monat/${marketDayOf(props.now).slice(0, 7)}`}>
          {texts.month}
        </ButtonLink>
        <ButtonLink href={`/abrechnung/einbehalte?bestellung=${props.slug}`}>
          {texts.holdAll}
        </ButtonLink>
      </p>
      <form method="post" action={here}>
        <Chips
          name="trusted"
          legend={texts.trust}
          hint={texts.trustHint}
          value={one(values, 'trusted')}
          choices={[
            { value: 'yes', label: texts.trusted },
            { value: 'no', label: texts.ordinary },
          ]}
        />
        <Field
          name="note"
          label={texts.trustNote}
          required
          maxLength={500}
          value={one(values, 'note')}
          error={problemOf(problems, 'note')}
        />
        <Button>{texts.trustSave}</Button>
      </form>
    </Block>
  );
}
