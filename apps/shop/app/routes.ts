import { type RouteConfigEntry, route } from '@remix-run/route-config';
import { PATHS, type PathName } from './paths.ts';

/** Which module answers which page; each stands twice in the table, once per language. */
const MODULES: Record<PathName, string> = {
  home: 'routes/home.tsx',
  category: 'routes/category.tsx',
  landscape: 'routes/landscape.tsx',
  search: 'routes/search.tsx',
  suggestions: 'routes/suggestions.ts',
  searchClick: 'routes/search-click.ts',
  product: 'routes/product.tsx',
  producer: 'routes/producer.tsx',
  producers: 'routes/producers.tsx',
  postcode: 'routes/postcode.tsx',
  cart: 'routes/cart.tsx',
  addToCart: 'routes/add-to-cart.ts',
  checkout: 'routes/checkout.tsx',
  payment: 'routes/payment.tsx',
  order: 'routes/order.tsx',
  orderDocument: 'routes/order-document.ts',
  signIn: 'routes/sign-in.tsx',
  signOut: 'routes/sign-out.ts',
  register: 'routes/register.tsx',
  account: 'routes/account.tsx',
  forgotPassword: 'routes/forgot-password.tsx',
  newPassword: 'routes/new-password.tsx',
  confirmEmail: 'routes/confirm-email.tsx',
  withdrawal: 'routes/withdrawal.tsx',
  shipping: 'routes/duty-page.tsx',
  ranking: 'routes/ranking.tsx',
  legalNotice: 'routes/duty-page.tsx',
  privacy: 'routes/duty-page.tsx',
  terms: 'routes/duty-page.tsx',
  withdrawalPolicy: 'routes/duty-page.tsx',
  accessibility: 'routes/duty-page.tsx',
};

const names = Object.keys(MODULES) as PathName[];

export default [
  ...names.flatMap((name): RouteConfigEntry[] => [
    route(PATHS[name].de, MODULES[name], { id: `${name}-de` }),
    route(PATHS[name].en, MODULES[name], { id: `${name}-en` }),
  ]),
  route('service-worker.js', 'routes/service-worker.ts'),
  route('robots.txt', 'routes/robots.ts'),
  route('sitemap.xml', 'routes/sitemap-index.ts'),
  route('sitemap/pages.xml', 'routes/sitemap-pages.ts'),
  route('sitemap/category/*', 'routes/sitemap-category.ts'),
  route('*', 'routes/not-found.tsx'),
];
