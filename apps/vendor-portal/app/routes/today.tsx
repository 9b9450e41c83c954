import { listPortalCases } from '@markthalle/contracts/portal-cases';
import { listEvidenceRequests } from '@markthalle/contracts/portal-disputes';
import { readToday } from '@markthalle/contracts/portal-orders';
import type { PaymentAccountState } from '@markthalle/contracts/portal-payouts';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayHere } from '../features/here.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { type TodayTask, todayTasks } from '../features/today-tasks.ts';
import { portalTitle } from '../portal-title.ts';
import { hereOf } from '../server/here.ts';
import { visitPortal } from '../server/portal.ts';
import { ACCOUNT_SENTENCES, CAN_SET_UP } from '../texts/states.ts';
import { todayTexts as texts } from '../texts/today.ts';

export const meta = portalTitle('Heute');

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  await leadElsewhere(args);
  const [today, { requests }, { waiting, problems }] = await Promise.all([
    visit.read(readToday, {}),
    visit.read(listEvidenceRequests, {}),
    visit.read(listPortalCases, {}),
  ]);
  const toAnswer = requests.filter(({ canAnswer, answeredAt }) => canAnswer && answeredAt === null);
  const waitingProblems = problems.filter(({ state }) => state === 'waiting_producer');
  const tasks = todayTasks(
    {
      ...today,
      disputes: { count: toAnswer.length, firstOn: firstDay(toAnswer.map(({ dueAt }) => dueAt)) },
      cases: {
        count: waiting,
        firstOn: firstDay(waitingProblems.map(({ answerDueAt }) => answerDueAt)),
      },
    },
    marketDayOf(new Date().toISOString()),
  );
  return { ...today, tasks };
}

const firstDay = (instants: readonly string[]): string | null => {
  const [first] = instants.toSorted();
  return first === undefined ? null : marketDayOf(first);
};

/** Whoever has no orders to see begins where their work is. */
async function leadElsewhere(args: LoaderFunctionArgs): Promise<void> {
  const here = await hereOf(args);
  if (!mayHere(here, 'orders')) throw redirect(mayHere(here, 'stock') ? '/produkte' : '/mehr');
}

/** What to do, the nearest deadline first, with one primary action; then the next days, money and stock. */
export default function Today() {
  const today = useLoaderData<typeof loader>();
  const { tasks, handOvers, lowStock } = today;
  const [first, ...further] = tasks;
  return (
    <PortalPage title={texts.hello(today.producer.ownerName)} current="today">
      <AccountNotice state={today.accountState as PaymentAccountState} />
      {first ? <FirstTask task={first} /> : <Nothing />}
      {further.length > 0 && <Further tasks={further} />}
      <p className="block" data-today-drafts="" hidden>
        <a href="/entwuerfe">{texts.toPhone}</a>
      </p>
      {handOvers.length > 0 && <HandOvers days={handOvers} />}
      <Money dueCents={today.dueCents} onTheWayCents={today.onTheWayCents} />
      {lowStock.length > 0 && <LowStock entries={lowStock} />}
    </PortalPage>
  );
}

/** What the payment service says where there is nothing to do but to know it; the rest is a task. */
function AccountNotice({ state }: { readonly state: PaymentAccountState }) {
  if (state === 'payable' || CAN_SET_UP.has(state)) return null;
  return <Notice tone={state === 'in_review' ? 'info' : 'warn'}>{ACCOUNT_SENTENCES[state]}</Notice>;
}

function FirstTask({ task }: { readonly task: TodayTask }) {
  const { key, title, text, label, href, icon, dueOn } = task;
  const until = dueOn === null ? title : `${title} ${texts.byDay(formatDay(dueOn, 'de'))}`;
  const isPacking = key === 'pack' && dueOn !== null;
  return (
    <Block title={isPacking ? texts.packUntil(formatDay(dueOn, 'de')) : until}>
      <p>{text}</p>
      <p className="form-action">
        <ButtonLink kind="primary" href={href} icon={icon} wide>
          {label}
        </ButtonLink>
      </p>
    </Block>
  );
}

function Further({ tasks }: { readonly tasks: readonly TodayTask[] }) {
  return (
    <Block title={texts.further}>
      <ul className="link-rows">
        {tasks.map(({ key, text, label, href, dueOn }) => (
          <li key={key}>
            <a href={href}>
              <span>
                {text} <b>{label}</b>
              </span>
              {dueOn && <span className="small muted">{texts.byDay(formatDay(dueOn, 'de'))}</span>}
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Nothing() {
  return (
    <Block title={texts.nothing}>
      <p>{texts.nothingTip}</p>
      <p className="form-action">
        <ButtonLink kind="primary" href="/produkte/neu" icon="plus" wide>
          {texts.newProduct}
        </ButtonLink>
      </p>
    </Block>
  );
}

type HandOverDay = { readonly on: string; readonly orders: number; readonly toPack: number };

/** The lists of these days are fetched ahead, so that they are there without a line. */
function HandOvers({ days }: { readonly days: readonly HandOverDay[] }) {
  return (
    <Block title={texts.nextHandOvers}>
      <ul className="link-rows">
        {days.map(({ on, orders, toPack }) => (
          <li key={on}>
            <a href={`/packen/${on}`} data-keep="">
              <span>
                <b>{formatDay(on, 'de')}</b>{' '}
                <span className="muted">{texts.leaving(orders, toPack)}</span>
              </span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
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
