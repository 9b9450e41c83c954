import type { GivenStatement } from '@markthalle/contracts/disputes';
import type { EvidenceRequestView } from '@markthalle/contracts/portal-disputes';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { disputeTexts as texts } from '../texts/disputes.ts';

const MAX_TEXT_CHARS = 2_000;
const MAX_LINE_CHARS = 80;

/** What happened, in the producer's words; what was given before or typed now stays in the fields. */
export function EvidenceForm({ request }: { readonly request: EvidenceRequestView }) {
  const { values, problems, returned } = useFormAnswer();
  const { fields } = texts;
  const field = (name: keyof GivenStatement) => ({
    name,
    label: fields[name],
    value: returned ? one(values, name) : (request.given?.[name] ?? ''),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.form} aside={texts.until(formatInstant(request.dueAt, 'de'))}>
      <p>{texts.formHint}</p>
      <form method="post">
        <TextArea
          {...field('statement')}
          hint={fields.statementHint}
          rows={6}
          required
          maxLength={MAX_TEXT_CHARS}
        />
        <Field {...field('handedOverOn')} type="date" optional />
        <Field
          {...field('carrier')}
          hint={fields.carrierHint}
          maxLength={MAX_LINE_CHARS}
          optional
        />
        <Field {...field('trackingNumber')} maxLength={MAX_LINE_CHARS} optional />
        <TextArea {...field('proof')} hint={fields.proofHint} maxLength={MAX_TEXT_CHARS} optional />
        <p className="form-action">
          <Button kind="primary" wide>
            {texts.save}
          </Button>
        </p>
      </form>
    </Block>
  );
}
