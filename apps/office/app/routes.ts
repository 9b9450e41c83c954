import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('anmelden', 'routes/sign-in.tsx'),
  route('abmelden', 'routes/sign-out.ts'),
  route('darstellung', 'routes/appearance.ts'),
  route('abrechnung/:runId/:producerId/abrechnung.csv', 'routes/statement-csv.ts'),
  layout('routes/office-frame.tsx', [
    index('routes/overview.tsx'),
    route('freigaben', 'routes/approvals.tsx'),
    route('freigaben/:versionId', 'routes/approval.tsx'),
    route('abrechnung', 'routes/settlement.tsx'),
    route('abrechnung/:runId', 'routes/run.tsx'),
    route('abrechnung/:runId/verwerfen', 'routes/discard-run.tsx'),
    route('abrechnung/:runId/:producerId', 'routes/statement.tsx'),
    route('betriebe', 'routes/producers.tsx'),
    route('betriebe/:producerId', 'routes/producer.tsx'),
    route('bestellungen', 'routes/orders.tsx'),
    route('bestellungen/:orderId', 'routes/order.tsx'),
    route('buchungen', 'routes/ledger.tsx'),
    route('buchungen/journal', 'routes/entries.tsx'),
    route('buchungen/pruefung', 'routes/money-check.tsx'),
    route('vorfaelle', 'routes/incidents.tsx'),
    route('einstellungen', 'routes/settings.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
