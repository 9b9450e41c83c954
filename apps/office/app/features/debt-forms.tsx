import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listReceivables } from '@markthalle/contracts/office-receivables';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { ReactNode } from 'react';
import { receivableTexts as texts } from '../texts/receivables.ts';

type Page = OutputOf<typeof listReceivables>;

/** Write-offs that wait for the second person. */
export function WriteOffs({ writeOffs }: Pick<Page, 'writeOffs'>) {
  return (
    <Block title={texts.waiting} urgent>
      <ul className="case-list">
        {writeOffs.map((writeOff) => (
          <li key={writeOff.writeOffId}>
            <div>
              <b>
                {writeOff.name}:{' '}
                <span className="tabular">{formatMoney(writeOff.amountCents, 'de')}</span>
              </b>
              <p>{writeOff.reason}</p>
              <p className="small muted">
                {texts.byWhom(writeOff.requestedByName, formatInstant(writeOff.requestedAt, 'de'))}
              </p>
            </div>
            <form method="post" className="button-row">
              <input type="hidden" name="writeOffId" value={writeOff.writeOffId} />
              {writeOff.requestedByMe ? (
                <p>{texts.ownWaits}</p>
              ) : (
                <Button kind="danger" name="intent" value="approve">
                  {texts.approve}
                </Button>
              )}
              <Button name="intent" value="keep">
                {texts.keep}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** A debt ends by payment into the bank account, or by two people giving it up. */
export function DebtForms(props: {
  readonly debts: Page['debts'];
  readonly idempotencyKey: string;
}) {
  return (
    <div className="side-by-side">
      <DebtForm debts={props.debts} intent="paid" title={texts.payment} button={texts.record}>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      </DebtForm>
      <DebtForm
        debts={props.debts}
        intent="write-off"
        title={texts.newWriteOff}
        button={texts.request}
      >
        <ReasonField />
      </DebtForm>
    </div>
  );
}

function ReasonField() {
  const { values, problems } = useFormAnswer();
  const isThis = one(values, 'intent') === 'write-off';
  return (
    <Field
      name="reason"
      label={texts.reason}
      required
      maxLength={300}
      value={isThis ? one(values, 'reason') : ''}
      error={isThis ? problemOf(problems, 'reason') : undefined}
    />
  );
}

function DebtForm(props: {
  readonly debts: Page['debts'];
  readonly intent: 'paid' | 'write-off';
  readonly title: string;
  readonly button: string;
  readonly children: ReactNode;
}) {
  const { values, problems } = useFormAnswer();
  const isThis = one(values, 'intent') === props.intent;
  return (
    <Block title={props.title}>
      <form method="post" className="form-grid">
        <input type="hidden" name="intent" value={props.intent} />
        <Select
          name="debtor"
          label={texts.debtor}
          value={isThis ? one(values, 'debtor') : ''}
          choices={props.debts.map(({ producerId, name }) => ({
            value: producerId ?? '',
            label: name,
          }))}
        />
        <Field
          name="amount"
          label={texts.amount}
          unit="€"
          inputMode="decimal"
          required
          value={isThis ? one(values, 'amount') : ''}
          error={isThis ? problemOf(problems, 'amount') : undefined}
        />
        {props.children}
        <Button>{props.button}</Button>
      </form>
    </Block>
  );
}
