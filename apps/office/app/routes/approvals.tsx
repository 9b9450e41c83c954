import { listApprovals } from '@markthalle/contracts/office-catalog';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { QueueKeysHint } from '../features/queue-keys-hint.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { approvalTexts as texts } from '../texts/approvals.ts';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listApprovals, {});

export default function Approvals() {
  const { approvals } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title}>
        {approvals.length > 0 && <QueueKeysHint text={texts.hint(approvals.length)} />}
      </PageHead>
      <Block>
        {approvals.length === 0 && <p>{texts.empty}</p>}
        <ul className="case-list" data-queue="">
          {approvals.map((card) => (
            <li key={card.versionId}>
              <div>
                <a href={`/freigaben/${card.versionId}`} data-entry="">
                  <b>{card.name}</b>
                </a>
                <p className="small muted">
                  {card.producerName}, {texts.submitted(formatInstant(card.submittedAt, 'de'))}
                </p>
              </div>
              <Tag tone={card.isNew ? 'info' : 'plain'}>
                {card.isNew ? texts.isNew : texts.changed(card.versionNumber)}
              </Tag>
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}
