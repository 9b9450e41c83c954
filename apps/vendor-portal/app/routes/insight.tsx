import { readInsight } from '@markthalle/contracts/portal-insight';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatDayRange } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { WeekBars } from '../features/week-bars.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { insightTexts as texts } from '../texts/insight.ts';

type Insight = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readInsight, {});

/** One screen: what sold, what is missing, complaints, what to prepare. */
export default function InsightPage() {
  const insight = useLoaderData<typeof loader>();
  const { orders, goodsCents, goodsBeforeCents } = insight;
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <Block>
        <p className="small muted">
          {texts.period(formatDayRange(insight.fromOn, insight.toOn, 'de'))}
        </p>
        <p>
          <b>{orders === 0 ? texts.nothingSold : texts.sold(orders, money(goodsCents))}</b>{' '}
          {texts.before(money(goodsBeforeCents))}
        </p>
        <WeekBars
          caption={texts.weeks}
          head={texts.week}
          rows={insight.weeks.map((week) => ({
            label: formatDay(week.fromOn, 'de'),
            cents: week.goodsCents,
          }))}
        />
      </Block>
      <NextWeek nextWeek={insight.nextWeek} />
      {insight.best.length > 0 && (
        <Block title={texts.best}>
          <Table
            caption={texts.best}
            captionHidden
            rows={insight.best}
            rowKey={({ productId }) => productId}
            columns={[
              {
                key: 'name',
                title: texts.product,
                cell: ({ productId, name }) => <a href={`/produkte/${productId}`}>{name}</a>,
              },
              { key: 'pieces', title: texts.pieces, numeric: true, cell: ({ pieces }) => pieces },
              {
                key: 'goods',
                title: texts.goods,
                numeric: true,
                cell: (row) => money(row.goodsCents),
              },
            ]}
          />
        </Block>
      )}
      <Missing missing={insight.missing} />
      <Complaints insight={insight} />
      <Regions regions={insight.regions} />
    </PortalPage>
  );
}

function NextWeek({ nextWeek }: { readonly nextWeek: Insight['nextWeek'] }) {
  return (
    <Block title={texts.nextWeek}>
      <p>{texts.ordered(nextWeek.orderedPieces)}</p>
      {nextWeek.products.length > 0 && (
        <ul>
          {nextWeek.products.map(({ productId, name, orderedPieces }) => (
            <li key={productId}>
              {orderedPieces} × {name}
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">
        {texts.expected(nextWeek.expectedPieces, nextWeek.typicalErrorPieces)}
      </p>
    </Block>
  );
}

function Missing({ missing }: { readonly missing: Insight['missing'] }) {
  return (
    <Block title={texts.missing}>
      <p className="small muted">{missing.length === 0 ? texts.missingEmpty : texts.missingLead}</p>
      {missing.length > 0 && (
        <Table
          caption={texts.missing}
          captionHidden
          rows={missing}
          rowKey={({ text }) => text}
          columns={[
            { key: 'word', title: texts.word, cell: ({ text }) => text },
            {
              key: 'shoppers',
              title: texts.shoppers,
              numeric: true,
              cell: ({ shoppers }) => shoppers,
            },
          ]}
        />
      )}
    </Block>
  );
}

function Complaints({ insight }: { readonly insight: Insight }) {
  const { problems, problemsBefore } = insight;
  return (
    <Block title={texts.complaints}>
      <p>
        {texts.complaintsOf(problems.complaints, problems.withdrawals)}{' '}
        {texts.complaintsBefore(problemsBefore.complaints, problemsBefore.withdrawals)}
      </p>
      <p>
        <a href="/rueckgaben">{texts.toCases}</a>
      </p>
    </Block>
  );
}

function Regions({ regions }: { readonly regions: Insight['regions'] }) {
  return (
    <Block title={texts.regions}>
      <p className="small muted">{regions.length === 0 ? texts.regionsEmpty : texts.regionsLead}</p>
      {regions.length > 0 && (
        <Table
          caption={texts.regions}
          captionHidden
          rows={regions}
          rowKey={({ postcodeStart }) => postcodeStart}
          columns={[
            {
              key: 'region',
              title: texts.region,
              cell: ({ postcodeStart }) => texts.regionOf(postcodeStart),
            },
            {
              key: 'shoppers',
              title: texts.shoppers,
              numeric: true,
              cell: ({ shoppers }) => shoppers,
            },
          ]}
        />
      )}
    </Block>
  );
}
