import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/today.tsx'),
  route('anmelden', 'routes/sign-in.tsx'),
  route('abmelden', 'routes/sign-out.ts'),
  route('darstellung', 'routes/appearance.ts'),
  route('bestellungen', 'routes/orders.tsx'),
  route('bestellungen/:producerOrderId', 'routes/order.tsx'),
  route('produkte', 'routes/products.tsx'),
  route('produkte/neu', 'routes/new-product.tsx'),
  route('produkte/:productId', 'routes/product.tsx'),
  route('produkte/:productId/suche', 'routes/product-rank.tsx'),
  route('geld', 'routes/money.tsx'),
  route('geld/bank', 'routes/bank-payouts.tsx'),
  route('geld/monat/:month', 'routes/month.tsx'),
  route('geld/monat/:month/monat.csv', 'routes/month-csv.ts'),
  route('geld/:runId', 'routes/statement.tsx'),
  route('geld/:runId/abrechnung.csv', 'routes/statement-csv.ts'),
  route('konto-einrichten', 'routes/onboarding.tsx'),
  route('start', 'routes/back-from-provider.ts'),
  route('mehr', 'routes/more.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
