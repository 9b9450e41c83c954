import { listEvidenceRequests } from '@markthalle/contracts/portal-disputes';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { reasonWords, disputeTexts as texts } from '../texts/disputes.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(listEvidenceRequests, {});

type Card = Awaited<ReturnType<typeof loader>>['requests'][number];

export default function EvidenceRequests() {
  const { requests } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/" current="orders">
      {requests.length === 0 && <p className="block">{texts.empty}</p>}
      <ul className="cards">
        {requests.map((request) => (
          <li key={request.requestId}>
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
    </PortalPage>
  );
}

function RequestCard({ request }: { readonly request: Card }) {
  const { canAnswer, answeredAt } = request;
  return (
    <a className="block order-card" href={`/nachweise/${request.requestId}`}>
      <span className="order-card__head">
        <b>{request.orderNumber}</b>
        {answeredAt !== null ? (
          <Tag tone="good">{texts.answered}</Tag>
        ) : (
          <Tag tone={canAnswer ? 'warn' : 'plain'}>{canAnswer ? texts.open : texts.over}</Tag>
        )}
      </span>
      <span>{reasonWords(request.reason)}</span>
      {canAnswer && (
        <span className="small muted">{texts.until(formatInstant(request.dueAt, 'de'))}</span>
      )}
    </a>
  );
}
