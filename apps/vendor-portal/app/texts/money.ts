import type { WaitingShare } from '@markthalle/contracts/portal-payouts';
import type { z } from 'zod';

type Reason = z.infer<typeof WaitingShare>['reason'];

export const moneyTexts = {
  title: 'Geld',
  balances: 'So stehen Sie',
  unearned: 'Bezahlt, noch nicht übergeben',
  due: 'Verdient, kommt mit der nächsten Abrechnung',
  inflight: 'Unterwegs zu Ihnen',
  transferred: 'Bisher ausgezahlt',
  waiting: 'Was noch wartet',
  waitingEmpty: 'Zurzeit wartet nichts.',
  runs: 'Abrechnungen',
  runsEmpty: 'Noch keine Abrechnung. Die erste kommt nach Ihrer ersten Übergabe.',
  order: 'Bestellung',
  gross: 'Bezahlt',
  commission: 'Provision',
  commissionVat: 'MwSt. darauf',
  payout: 'Ihr Anteil',
  reason: 'Grund',
  approved: (day: string) => `freigegeben am ${day}`,
  runOrders: (orders: number) => (orders === 1 ? '1 Bestellung' : `${orders} Bestellungen`),
  statement: (number: string) => `Abrechnung ${number}`,
  download: 'Als Tabelle laden (CSV)',
  paidSoFar: 'Davon ausgezahlt',
  sum: 'Auszahlung',
  setUp: 'Zahlungskonto ansehen',
  reasons: {
    not_handed_over: () => 'noch nicht übergeben',
    hold_running: (day: string | null) =>
      day === null ? 'Wartefrist läuft' : `Wartefrist bis ${day}`,
    ready_for_next_run: () => 'kommt mit der nächsten Abrechnung',
    in_run: () => 'steht in der laufenden Abrechnung',
    open_problem: () => 'eine Frage ist noch offen, wir klären sie mit Ihnen',
    account_not_payable: () => 'Zahlungskonto ist noch nicht bereit',
  } satisfies Record<Reason, (day: string | null) => string>,
};
