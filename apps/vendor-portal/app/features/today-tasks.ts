import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readToday } from '@markthalle/contracts/portal-orders';
import type { PaymentAccountState } from '@markthalle/contracts/portal-payouts';
import type { IconName } from '@markthalle/ui/icon-names';
import { caseTexts } from '../texts/cases.ts';
import { disputeTexts } from '../texts/disputes.ts';
import { ACCOUNT_SENTENCES, CAN_SET_UP } from '../texts/states.ts';
import { todayTexts as texts } from '../texts/today.ts';

/** More than these at once help nobody; the next ones come when these are done. */
export const MAX_TODAY_TASKS = 5;

type Today = Omit<OutputOf<typeof readToday>, 'producer'> & {
  /** Payment disputes that ask this producer, and the day by which the first must be answered. */
  readonly disputes: { readonly count: number; readonly firstOn: string | null };
  /** The same of returns and reported problems. */
  readonly cases: { readonly count: number; readonly firstOn: string | null };
};

export interface TodayTask {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly href: string;
  readonly icon?: IconName;
  /** By when; null: whenever there is time. */
  readonly dueOn: string | null;
}

interface Candidate extends TodayTask {
  readonly isThere: boolean;
}

/**
 * What is to be done, the nearest deadline first; of two for one day the one that stands first below. What has gone
 * wrong already is due at once.
 */
export function todayTasks(today: Today, on: string): readonly TodayTask[] {
  return [...troubles(today, on), ...work(today, on), ...later(today, on)]
    .filter(({ isThere }) => isThere)
    .map(({ isThere: _, ...task }) => task)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .slice(0, MAX_TODAY_TASKS);
}

const rankOf = ({ dueOn }: TodayTask): number =>
  dueOn === null ? Number.POSITIVE_INFINITY : Date.parse(dueOn);

function troubles({ shortArticles, disputes, cases }: Today, on: string): Candidate[] {
  return [
    {
      key: 'short',
      isThere: shortArticles > 0,
      title: texts.shortTitle,
      text: texts.short(shortArticles),
      label: texts.toStock,
      href: '/lager',
      dueOn: on,
    },
    {
      key: 'disputes',
      isThere: disputes.count > 0,
      title: texts.disputeTitle,
      text: disputeTexts.notice(disputes.count),
      label: disputeTexts.toRequests,
      href: '/nachweise',
      dueOn: disputes.firstOn ?? on,
    },
    {
      key: 'cases',
      isThere: cases.count > 0,
      title: texts.casesTitle,
      text: caseTexts.notice(cases.count),
      label: caseTexts.show,
      href: '/rueckgaben',
      dueOn: cases.firstOn ?? on,
    },
  ];
}

function work({ toPack, toConfirm, toHandOver, handOvers }: Today, on: string): Candidate[] {
  const nextOn = handOvers[0]?.on ?? on;
  return [
    {
      key: 'pack',
      isThere: toPack.orders > 0,
      title: texts.pack,
      text: texts.toPack(toPack.orders, toPack.pieces),
      label: texts.openList,
      href: toPack.earliestOn ? `/packen/${toPack.earliestOn}` : '/bestellungen',
      icon: 'list-checks',
      dueOn: toPack.earliestOn ?? on,
    },
    {
      key: 'confirm',
      isThere: toConfirm > 0,
      title: texts.newOrders,
      text: texts.toConfirm(toConfirm),
      label: texts.confirm,
      href: '/bestellungen',
      dueOn: nextOn,
    },
    {
      key: 'hand-over',
      isThere: toHandOver > 0,
      title: texts.handOver,
      text: texts.toHandOver(toHandOver),
      label: texts.showOrders,
      href: '/bestellungen',
      dueOn: nextOn,
    },
  ];
}

function later({ unreadMessages, endingEvidence, accountState }: Today, on: string): Candidate[] {
  const state = accountState as PaymentAccountState;
  return [
    {
      key: 'messages',
      isThere: unreadMessages > 0,
      title: texts.messagesTitle,
      text: texts.messages(unreadMessages),
      label: texts.read,
      href: '/nachrichten',
      dueOn: on,
    },
    {
      key: 'evidence',
      isThere: endingEvidence.count > 0,
      title: texts.evidenceTitle,
      text: texts.evidence(endingEvidence.count),
      label: texts.renew,
      href: '/hof/nachweise',
      dueOn: endingEvidence.firstOn,
    },
    {
      key: 'account',
      isThere: CAN_SET_UP.has(state),
      title: texts.accountTitle,
      text: ACCOUNT_SENTENCES[state] ?? '',
      label: texts.setUp,
      href: '/konto-einrichten',
      dueOn: null,
    },
  ];
}
