import {
  applyImport,
  discardImport,
  IMPORT_ROWS_PER_PAGE,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { Notice } from '@markthalle/ui/components/notice';
import { Pager } from '@markthalle/ui/components/pager';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportDecision } from '../features/import-decision.tsx';
import { ImportRow } from '../features/import-row.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { settledImport } from '../server/settled-import.ts';
import { IMPORT_LOOKS, importTexts as texts } from '../texts/imports.ts';

const FILTERS = ['alle', 'aenderungen', 'hinweise'] as const;
const SHOWN = { alle: 'all', aenderungen: 'changes', hinweise: 'remarks' } as const;

export const meta = portalTitle(texts.importPage);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const filter = chosenFilter(visit.url, FILTERS);
  const page = Number(/^\d{1,3}$/.exec(visit.url.searchParams.get('seite') ?? '')?.[0] ?? '1') || 1;
  const importId = args.params.importId ?? '';
  const view = await settledImport(visit, { importId, show: SHOWN[filter], page });
  return { ...view, filter, page };
}

export const action = portalAction(async ({ values, params, call }) => {
  const importId = params.importId ?? '';
  const address = `/einfuhr/${importId}`;
  switch (one(values, 'intent')) {
    case 'discard':
      await call(discardImport, { importId });
      return done('/einfuhr', 'tabelle-verworfen');
    case 'undo':
      await call(undoImport, { importId });
      return done(address);
    default: {
      const submit = one(values, 'how') === 'submit';
      const stock = one(values, 'stock');
      const decided = { submit, ...(stock !== '' && { withStock: stock === 'count' }) };
      await call(applyImport, { importId, ...decided });
      return done(address);
    }
  }
});

/** One table: what it would change, what it changed, and the way back. */
export default function Import() {
  const { summary, unknownColumns, rows, shownCount, filter, page } =
    useLoaderData<typeof loader>();
  const { counts, importId, state } = summary;
  const path = `/einfuhr/${importId}`;
  const query = filter === 'alle' ? '?' : `?auswahl=${filter}&`;
  return (
    <PortalPage title={texts.importPage} backHref="/einfuhr" current="products">
      <Block
        title={summary.fileName}
        aside={<Tag tone={IMPORT_LOOKS[state].tone}>{IMPORT_LOOKS[state].label}</Tag>}
      >
        <p className="small muted">
          {formatInstant(summary.createdAt, 'de')}, {texts.rows(summary.rowCount)}
        </p>
        {state === 'ready' && counts.waiting ? <p>{texts.waiting(counts.waiting)}</p> : null}
        {counts.refused ? <p>{texts.refused(counts.refused)}</p> : null}
        {unknownColumns.length > 0 && (
          <Notice tone="warn">{texts.unknownColumns(unknownColumns.join(', '))}</Notice>
        )}
      </Block>
      <ImportDecision summary={summary} />
      <FilterChips
        path={path}
        filters={FILTERS}
        chosen={filter}
        label={texts.show}
        names={texts.filters}
      />
      <Block>
        {rows.length === 0 ? (
          <p>{texts.nothingShown}</p>
        ) : (
          <ul className="import-rows">
            {rows.map((row) => (
              <ImportRow key={row.number} row={row} />
            ))}
          </ul>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(shownCount / IMPORT_ROWS_PER_PAGE)}
          hrefOf={(next) => `${path}${query}seite=${next}`}
        />
      </Block>
    </PortalPage>
  );
}
