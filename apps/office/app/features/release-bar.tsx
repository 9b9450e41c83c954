import type { RunView } from '@markthalle/contracts/office-settlement';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { formatMoney } from '@markthalle/ui/format/money';
import { settlementTexts as texts } from '../texts/settlement.ts';

const WAITS_FOR_RELEASE: ReadonlySet<string> = new Set(['draft', 'review']);
const IS_RUNNING: ReadonlySet<string> = new Set(['approved', 'executing']);

export const isReleased = (run: RunView) => !WAITS_FOR_RELEASE.has(run.state);

/** First person: freeze what is ready into a draft. */
export function CreateBar(props: {
  readonly readyCents: number;
  readonly ready: number;
  readonly all: number;
  /** Made for this page: pressing twice makes one run. */
  readonly idempotencyKey: string;
}) {
  const { ready, all } = props;
  if (ready === 0) return null;
  return (
    <SaveBar
      figure={{ label: texts.readyOf(ready, all), value: formatMoney(props.readyCents, 'de') }}
      state={texts.barWaiting(all - ready)}
    >
      <form method="post" action="/abrechnung">
        <input type="hidden" name="intent" value="create" />
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <Button kind="primary">{texts.create}</Button>
      </form>
    </SaveBar>
  );
}

/** Second person: release exactly what stands on the page, named by the hash of its snapshot. */
export function RunBar({ run }: { readonly run: RunView }) {
  if (WAITS_FOR_RELEASE.has(run.state)) return <DraftBar run={run} />;
  if (!IS_RUNNING.has(run.state)) return null;
  const sent = formatMoney(run.transferredCents, 'de');
  const figure = { label: texts.items(run.items), value: formatMoney(run.transferCents, 'de') };
  return (
    <SaveBar
      figure={figure}
      state={run.stopped ? texts.stopped : texts.progress(sent, figure.value)}
    >
      <form method="post" action={`/abrechnung/${run.runId}`}>
        <input type="hidden" name="intent" value={run.stopped ? 'resume' : 'stop'} />
        <Button kind={run.stopped ? 'primary' : 'danger'}>
          {run.stopped ? texts.resume : texts.stop}
        </Button>
      </form>
    </SaveBar>
  );
}

/** Two people: the first one says that it is checked, the second one releases. */
function DraftBar({ run }: { readonly run: RunView }) {
  const payouts = run.rows.length;
  const isChecked = run.submittedByName !== null;
  const other =
    run.submittedByName === null ? texts.scheduledDraft : texts.otherDraft(run.submittedByName);
  return (
    <SaveBar
      figure={{
        label: texts.readyOf(payouts, payouts),
        value: formatMoney(run.transferCents, 'de'),
      }}
      state={run.submittedByMe ? texts.ownDraft : other}
    >
      <ButtonLink href={`/abrechnung/${run.runId}/verwerfen`}>{texts.discard}</ButtonLink>
      {!run.submittedByMe && (
        <form method="post" action={`/abrechnung/${run.runId}`}>
          <input type="hidden" name="intent" value={isChecked ? 'approve' : 'submit'} />
          <input type="hidden" name="snapshotHash" value={run.snapshotHash} />
          <Button kind="primary">{isChecked ? texts.releaseButton(payouts) : texts.submit}</Button>
        </form>
      )}
    </SaveBar>
  );
}
