import { listPortalCases } from '@markthalle/contracts/portal-cases';
import { listEvidenceRequests } from '@markthalle/contracts/portal-disputes';
import { readToday } from '@markthalle/contracts/portal-orders';
import type { PaymentAccountState } from '@markthalle/contracts/portal-payouts';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayHere } from '../features/here.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { hereOf } from '../server/here.ts';
import { visitPortal } from '../server/portal.ts';
import { caseTexts } from '../texts/cases.ts';
import { disputeTexts } from '../texts/disputes.ts';
import { ACCOUNT_SENTENCES, CAN_SET_UP } from '../texts/states.ts';
import { todayTexts as texts } from '../texts/today.ts';

export const meta = portalTitle('Heute');

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  await leadElsewhere(args);
  const [today, { requests }, { waiting }] = await Promise.all([
    visit.read(readToday, {}),
    visit.read(listEvidenceRequests, {}),
    visit.read(listPortalCases, {}),
  ]);
  const toAnswer = requests.filter(({ canAnswer, answeredAt }) => canAnswer && answeredAt === null);
  return { ...today, toAnswer: toAnswer.length, waiting };
}

/** Whoever has no orders to see begins where their work is. */
async function leadElsewhere(args: LoaderFunctionArgs): Promise<void> {
  const here = await hereOf(args);
  if (!mayHere(here, 'orders')) throw redirect(mayHere(here, 'stock') ? '/produkte' : '/mehr');
}

export default function Today() {
  const today = useLoaderData<typeof loader>();
  const { toConfirm, toHandOver, toPack, lowStock } = today;
  const nothing = toConfirm + toHandOver + toPack.orders === 0;
  return (
    <PortalPage title={texts.hello(today.producer.ownerName)} current="today">
      <AccountNotice state={today.accountState} />
      {today.toAnswer > 0 && (
        <Notice tone="warn">
          {disputeTexts.notice(today.toAnswer)} <a href="/nachweise">{disputeTexts.toRequests}</a>
        </Notice>
      )}
      {today.waiting > 0 && (
        <Notice tone="warn">
          {caseTexts.notice(today.waiting)} <a href="/rueckgaben">{caseTexts.show}</a>
        </Notice>
      )}
      {today.shortArticles > 0 && (
        <Notice tone="bad">
          {texts.short(today.shortArticles)} <a href="/lager">{texts.toStock}</a>
        </Notice>
      )}
      {toPack.orders > 0 && <ToPack {...toPack} />}
      {toConfirm > 0 && (
        <Block title={texts.newOrders}>
          <p>{texts.toConfirm(toConfirm)}</p>
          <p className="form-action">
            <ButtonLink
              kind={toPack.orders > 0 ? 'secondary' : 'primary'}
              href="/bestellungen"
              wide
            >
              {texts.confirm}
            </ButtonLink>
          </p>
        </Block>
      )}
      {toHandOver > 0 && (
        <Block title={texts.handOver}>
          <p>{texts.toHandOver(toHandOver)}</p>
          <p>
            <a href="/bestellungen">{texts.showOrders}</a>
          </p>
        </Block>
      )}
      {nothing && (
        <Block title={texts.nothing}>
          <p>{texts.nothingTip}</p>
          <p className="form-action">
            <ButtonLink kind="primary" href="/produkte/neu" icon="plus" wide>
              {texts.newProduct}
            </ButtonLink>
          </p>
        </Block>
      )}
      <Money dueCents={today.dueCents} onTheWayCents={today.onTheWayCents} />
      {lowStock.length > 0 && <LowStock entries={lowStock} />}
    </PortalPage>
  );
}

function AccountNotice({ state }: { readonly state: string }) {
  const sentence = ACCOUNT_SENTENCES[state as PaymentAccountState];
  if (state === 'payable' || !sentence) return null;
  return (
    <Notice tone={state === 'in_review' ? 'info' : 'warn'}>
      {sentence} {CAN_SET_UP.has(state) && <a href="/konto-einrichten">{texts.setUp}</a>}
    </Notice>
  );
}

function ToPack(props: { orders: number; pieces: number; earliestOn: string | null }) {
  const title = props.earliestOn ? texts.packUntil(formatDay(props.earliestOn, 'de')) : texts.pack;
  return (
    <Block title={title}>
      <p>{texts.toPack(props.orders, props.pieces)}</p>
      <p className="form-action">
        <ButtonLink
          kind="primary"
          href={props.earliestOn ? `/packen/${props.earliestOn}` : '/bestellungen'}
          icon="list-checks"
          wide
        >
          {texts.openList}
        </ButtonLink>
      </p>
    </Block>
  );
}

function Money(props: { readonly dueCents: number; readonly onTheWayCents: number }) {
  const { dueCents, onTheWayCents } = props;
  const lines = [
    ...(onTheWayCents > 0 ? [texts.lastRun(formatMoney(onTheWayCents, 'de'))] : []),
    ...(dueCents > 0 ? [texts.due(formatMoney(dueCents, 'de'))] : []),
  ];
  return (
    <Block>
      <ul className="link-rows">
        {(lines.length > 0 ? lines : [texts.noMoney]).map((line) => (
          <li key={line}>
            <a href="/geld" className="tabular">
              <span>{line}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}

type LowStockEntry = { variantId: string; name: string; label: string; free: number };

function LowStock({ entries }: { readonly entries: readonly LowStockEntry[] }) {
  return (
    <Block title={texts.lowStock}>
      <ul className="link-rows">
        {entries.map((entry) => (
          <li key={entry.variantId}>
            <a href={`/produkte#bestand-${entry.variantId}`}>
              <span>
                {entry.name} {entry.label && <span className="muted">{entry.label}</span>}
              </span>
              <span className="muted">{texts.left(entry.free)}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
