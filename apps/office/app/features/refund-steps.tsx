import type { RefundView } from '@markthalle/contracts/refund-views';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { refundTexts as texts } from '../texts/refunds.ts';

/** What a person can do with a refund now. */
export function RefundSteps({ refund }: { readonly refund: RefundView }) {
  if (refund.kind === 'unassigned' && refund.state !== 'discarded') {
    return <AssignStep refund={refund} />;
  }
  if (refund.state === 'requested') return <RequestedSteps refund={refund} />;
  if (refund.state === 'failed' || refund.state === 'canceled') return <FailedSteps />;
  return null;
}

function AssignStep({ refund }: { readonly refund: RefundView }) {
  return (
    <>
      <Block title={texts.assign} urgent>
        <p>{texts.assignHint}</p>
        <ButtonLink href={`/erstattungen/${refund.refundId}/zuordnen`}>{texts.assign}</ButtonLink>
      </Block>
      {refund.state === 'failed' && <DiscardForm />}
    </>
  );
}

function RequestedSteps({ refund }: { readonly refund: RefundView }) {
  const isOwn = refund.requestedByMe && refund.needsSecondPerson;
  return (
    <>
      <Block urgent>
        {isOwn ? (
          <p>{texts.approveOwn}</p>
        ) : (
          <form method="post">
            <Button kind="primary" name="intent" value="approve">
              {texts.approve}
            </Button>
          </form>
        )}
      </Block>
      <DiscardForm />
    </>
  );
}

function DiscardForm() {
  const { values, problems } = useFormAnswer();
  const isThis = one(values, 'intent') === 'discard';
  return (
    <Block title={texts.discard}>
      <form method="post" className="form-grid">
        <input type="hidden" name="intent" value="discard" />
        <Field
          name="note"
          label={texts.discardNote}
          required
          maxLength={300}
          value={isThis ? one(values, 'note') : ''}
          error={isThis ? problemOf(problems, 'note') : undefined}
        />
        <Button>{texts.discard}</Button>
      </form>
    </Block>
  );
}

/** Owed until it has arrived: once more through Stripe, or by bank transfer. */
function FailedSteps() {
  const { values, problems } = useFormAnswer();
  const problem = problemOf(problems, 'confirmed');
  return (
    <>
      <Notice tone="bad">{texts.failed}</Notice>
      <Block urgent>
        <form method="post">
          <Button name="intent" value="retry">
            {texts.retry}
          </Button>
        </form>
      </Block>
      <Block title={texts.bank}>
        <form method="post" className="form-grid">
          <input type="hidden" name="intent" value="bank" />
          <Field
            name="note"
            label={texts.bankNote}
            required
            maxLength={300}
            value={one(values, 'note')}
            error={problemOf(problems, 'note') ?? problem}
          />
          <Checkbox name="confirmed" required>
            {texts.bankConfirm}
          </Checkbox>
          <Button kind="primary">{texts.bank}</Button>
        </form>
      </Block>
    </>
  );
}
