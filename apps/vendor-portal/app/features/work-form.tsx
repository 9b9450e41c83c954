import { MAX_WORDS_CHARS, type WithdrawalPartView } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { caseTexts as texts } from '../texts/cases.ts';
import { workField } from './loss-fields.ts';

type Line = WithdrawalPartView['lines'][number];

export const begunLines = ({ lines }: WithdrawalPartView): Line[] =>
  lines.filter(({ work }) => work !== null);

/** A service that had begun was withdrawn from: its producer says how much of it was done. */
export function WorkForm(props: {
  readonly part: WithdrawalPartView;
  readonly idempotencyKey: string;
}) {
  const { part, idempotencyKey } = props;
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.workTitle}>
      <p>{part.loss.counts ? texts.workHint : texts.noWorkNotice}</p>
      <form method="post" noValidate>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <WorkFields part={part} />
        <TextArea
          name="reason"
          label={texts.reason}
          hint={texts.workReasonHint}
          value={one(values, 'reason')}
          error={problemOf(problems, 'reason')}
          maxLength={MAX_WORDS_CHARS}
          optional
        />
        <p className="form-action">
          <Button kind="primary" name="intent" value="received" wide>
            {texts.workConfirm}
          </Button>
        </p>
      </form>
    </Block>
  );
}

/** One percentage for each service that had begun; beside goods it stands in their form. */
export function WorkFields({ part }: { readonly part: WithdrawalPartView }) {
  const { values, problems } = useFormAnswer();
  return begunLines(part).map(({ lineId, name, priceCents }) => (
    <Field
      key={lineId}
      name={workField(lineId)}
      label={texts.workOf(name)}
      hint={texts.workLineHint(formatMoney(priceCents, 'de'))}
      unit="Prozent"
      inputMode="numeric"
      value={one(values, workField(lineId))}
      error={problemOf(problems, workField(lineId))}
      required
    />
  ));
}
