import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOfficeOrder } from '@markthalle/contracts/office-orders';
import { sumCents } from '@markthalle/domain/money';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { de } from '@markthalle/ui/texts/de';
import { money } from '@markthalle/workplace/german-money';
import {
  DUE_STATES,
  OPERATION_KINDS,
  OPERATION_STATES,
  orderTexts as texts,
} from '../texts/orders.ts';
import { ProviderLink } from './provider-link.tsx';

type OfficeOrder = OutputOf<typeof readOfficeOrder>;
type Part = OfficeOrder['split'][number];

/** Who gets which cent of the payment; the totals are the sums of what is shown. */
export function OrderParts({ found }: { readonly found: OfficeOrder }) {
  const { split, order } = found;
  const { partColumns: columns } = texts;
  const amount = (
    key:
      | 'grossCents'
      | 'commissionNetCents'
      | 'commissionVatCents'
      | 'payoutCents'
      | 'reducedCents',
    title: string,
  ) => ({
    key,
    title,
    numeric: true,
    cell: (part: Part) => money(part[key]),
    total: money(sumCents(split.map((part) => part[key]))),
  });
  const stateOf = ({ producerOrderId }: Part) => {
    const own = order.producerOrders.find((part) => part.producerOrderId === producerOrderId);
    return own ? de.producerOrderStates[own.state] : '–';
  };
  return (
    <Block title={texts.parts}>
      <Table
        caption={texts.parts}
        captionHidden
        rows={split}
        rowKey={(part) => part.producerOrderId}
        columns={[
          {
            key: 'producer',
            title: columns.producer,
            cell: (part) => part.producerName,
            total: texts.total,
          },
          { key: 'state', title: columns.state, cell: stateOf },
          amount('grossCents', columns.gross),
          amount('commissionNetCents', columns.commission),
          amount('commissionVatCents', columns.vat),
          amount('payoutCents', columns.payout),
          amount('reducedCents', columns.reduced),
          { key: 'due', title: columns.due, cell: dueOf },
          {
            key: 'transfer',
            title: columns.transfer,
            cell: ({ transferId }) => <ProviderLink id={transferId} />,
          },
        ]}
      />
    </Block>
  );
}

function dueOf({ dueState, holdUntil }: Part): string {
  const words = DUE_STATES[dueState] ?? dueState;
  if (dueState !== 'due' || holdUntil === null) return words;
  return `${words} ${texts.from(formatInstant(holdUntil, 'de'))}`;
}

/** What was asked of the payment service, with its own ids. */
export function OrderOperations(props: { readonly operations: OfficeOrder['operations'] }) {
  const { operationColumns: columns } = texts;
  return (
    <Block title={texts.operations}>
      {props.operations.length === 0 && <p>{texts.noOperations}</p>}
      {props.operations.length > 0 && (
        <Table
          caption={texts.operations}
          captionHidden
          rows={props.operations}
          rowKey={(operation) => operation.operationId}
          columns={[
            {
              key: 'kind',
              title: columns.kind,
              cell: ({ kind, operationId }) => (
                <a href={`/buchungen/auftrag/${operationId}`}>{OPERATION_KINDS[kind] ?? kind}</a>
              ),
            },
            {
              key: 'state',
              title: columns.state,
              cell: ({ state }) => OPERATION_STATES[state] ?? state,
            },
            {
              key: 'attempt',
              title: columns.attempt,
              numeric: true,
              cell: (operation) => operation.attempt,
            },
            {
              key: 'id',
              title: columns.id,
              cell: ({ stripeId }) => <ProviderLink id={stripeId} />,
            },
            {
              key: 'at',
              title: columns.at,
              cell: (operation) => formatInstant(operation.createdAt, 'de'),
            },
            { key: 'error', title: columns.error, cell: (operation) => operation.error ?? '–' },
          ]}
        />
      )}
    </Block>
  );
}
