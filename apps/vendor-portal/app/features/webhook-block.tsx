import type { IntegrationsView } from '@markthalle/contracts/portal-integrations';
import { Button } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { formatInstant } from '@markthalle/ui/format/dates';
import { integrationTexts as texts } from '../texts/integrations.ts';

type Webhook = IntegrationsView['webhooks'][number];

/** One webhook with what it was told, a test, and the way to remove it. */
export function WebhookBlock({ webhook }: { readonly webhook: Webhook }) {
  const { webhookId, url, kinds, disabledAt } = webhook;
  return (
    <>
      <p>
        <b className="break-anywhere">{url}</b>
      </p>
      <p className="small">{kinds.map((kind) => texts.kindWords[kind]).join(', ')}</p>
      {disabledAt !== null && (
        <Notice tone="warn">{texts.disabled(formatInstant(disabledAt, 'de'))}</Notice>
      )}
      <form method="post" className="form-action">
        <input type="hidden" name="webhookId" value={webhookId} />
        <Button small name="intent" value="test" label={texts.testNamed(url)}>
          {texts.test}
        </Button>{' '}
        <Button small name="intent" value="remove-webhook" label={texts.removeNamed(url)}>
          {texts.remove}
        </Button>
      </form>
      <DeliveryLog deliveries={webhook.deliveries} />
    </>
  );
}

function DeliveryLog({ deliveries }: Pick<Webhook, 'deliveries'>) {
  if (deliveries.length === 0) return <p className="small muted">{texts.noLog}</p>;
  const { columns } = texts;
  return (
    <details>
      <summary>{texts.log}</summary>
      <Table
        caption={texts.log}
        captionHidden
        rows={deliveries}
        rowKey={({ deliveryId }) => deliveryId}
        columns={[
          { key: 'what', title: columns.what, cell: ({ kind }) => texts.kindWords[kind] },
          {
            key: 'when',
            title: columns.when,
            cell: ({ createdAt }) => formatInstant(createdAt, 'de'),
          },
          {
            key: 'state',
            title: columns.state,
            cell: ({ state, attempts }) =>
              `${texts.deliveryStates[state]}, ${texts.attempts(attempts)}`,
          },
          { key: 'answer', title: columns.answer, cell: ({ lastAnswer }) => lastAnswer },
        ]}
      />
    </details>
  );
}
