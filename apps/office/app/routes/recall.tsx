import type { OutputOf } from '@markthalle/contracts/endpoint';
import { endRecall, readOfficeRecall } from '@markthalle/contracts/office-recalls';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { recallTexts } from '@markthalle/workplace/texts/recalls';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { RecallText } from '@markthalle/workplace/views/recall-preview';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { officeRecallTexts as texts } from '../texts/recalls.ts';

type Recall = OutputOf<typeof readOfficeRecall>;

export const meta = officeTitle<Recall>(({ words }) => words.title);

export function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const after = visit.url.searchParams.get('nach') ?? undefined;
  return visit.read(readOfficeRecall, { recallId: args.params.recallId ?? '', after });
}

export const action = officeAction(async ({ values, params, call }) => {
  const recallId = params.recallId ?? '';
  await call(endRecall, { recallId, note: one(values, 'note') });
  return done(`/rueckrufe/${recallId}`, 'rueckruf-beendet');
});

/** One recall: what people read, who was told when, and its end. */
export default function RecallPage() {
  const recall = useLoaderData<typeof loader>();
  const { startedAt, startedByName, startedByStaff, endedAt, endNote, told, orders } = recall;
  return (
    <>
      <PageHead
        title={recall.words.title}
        sub={<a href={`/betriebe/${recall.producerId}`}>{recall.producerName}</a>}
      />
      <Block title={endedAt === null ? recallTexts.running : recallTexts.ended}>
        <KeyFacts
          facts={[
            { term: recallTexts.columns.when, fact: formatInstant(startedAt, 'de') },
            {
              term: texts.startedBy,
              fact: texts.by(startedByName ?? texts.nobody, startedByStaff),
            },
            { term: recallTexts.columns.told, fact: recallTexts.toldOf(told, orders) },
            ...(endedAt === null
              ? []
              : [{ term: texts.endedAt, fact: `${formatInstant(endedAt, 'de')}: ${endNote}` }]),
          ]}
        />
        <p>
          <a href="/vorfaelle/anleitung/product-recall">{texts.runbook}</a>
        </p>
      </Block>
      <Block>
        <RecallText words={recall.words} />
      </Block>
      <Proof recall={recall} />
      {endedAt === null && <EndForm />}
    </>
  );
}

function Proof({ recall }: { readonly recall: Recall }) {
  const { columns } = texts;
  return (
    <Block title={texts.proof}>
      {recall.proof.length === 0 ? (
        <p>{texts.nobodyTold}</p>
      ) : (
        <Table
          caption={texts.proof}
          captionHidden
          rows={recall.proof}
          rowKey={({ orderId }) => orderId}
          columns={[
            {
              key: 'order',
              title: columns.order,
              cell: ({ orderId, orderNumber }) => (
                <a href={`/bestellungen/${orderId}`}>{orderNumber}</a>
              ),
            },
            {
              key: 'found',
              title: columns.found,
              cell: ({ foundAt }) => formatInstant(foundAt, 'de'),
            },
            {
              key: 'told',
              title: columns.told,
              cell: ({ toldAt, unreachable }) => {
                if (toldAt !== null) return formatInstant(toldAt, 'de');
                return unreachable ? texts.unreachable : texts.waiting;
              },
            },
            {
              key: 'refund',
              title: columns.refund,
              cell: ({ refunded }) => (refunded ? texts.asked : texts.notAsked),
            },
          ]}
        />
      )}
      {recall.next !== null && (
        <p>
          <a href={`?nach=${encodeURIComponent(recall.next)}`}>{texts.more}</a>
        </p>
      )}
    </Block>
  );
}

function EndForm() {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.end}>
      <p>{texts.endText}</p>
      <form method="post" className="note-form" noValidate>
        <TextArea
          name="note"
          label={texts.note}
          hint={texts.noteHint}
          value={one(values, 'note')}
          error={problemOf(problems, 'note')}
          rows={3}
          maxLength={2_000}
          required
        />
        <Button>{texts.endNow}</Button>
      </form>
    </Block>
  );
}
