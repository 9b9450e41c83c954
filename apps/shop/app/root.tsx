import { berlinDateOf } from '@markthalle/domain/dates';
import figtreeUrl from '@markthalle/ui/assets/fonts/figtree-var.woff2?url';
import { UiProvider } from '@markthalle/ui/components/ui-provider';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import enhanceUrl from '../.cache/enhancement/enhance.js?url';
import { iconsUrl } from './features/asset-urls.ts';
import { ErrorContent } from './features/error-content.tsx';
import { pageStyles } from './features/page-styles.ts';
import { type FrameData, ShopFrame } from './features/shop-frame.tsx';
import { languageOfPath } from './paths.ts';
import { shopRequest } from './server/shop-request.server.ts';

export const links: LinksFunction = () => [
  { rel: 'preload', href: figtreeUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** The month on German clocks. */
const monthNow = (): number => Number(berlinDateOf(new Date().toISOString()).slice(5, 7));

export function loader({ request, context }: LoaderFunctionArgs): FrameData {
  const shop = shopRequest(request, context);
  const { searchParams, pathname } = shop.url;
  const added = searchParams.get('korb');
  return {
    language: shop.language,
    pathname,
    search: searchParams.get('q')?.slice(0, 100) ?? '',
    itemCount: shop.cart?.itemCount ?? 0,
    postcode: shop.postcode,
    month: monthNow(),
    added: added === 'neu' ? 'yes' : added === 'begrenzt' ? 'limited' : null,
  };
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const language = languageOfPath(pathname);
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#10303a" />
        <Meta />
        <Links />
        {pageStyles(pathname).map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script type="module" src={enhanceUrl} />
      </head>
      <body>
        <UiProvider language={language} iconsUrl={iconsUrl}>
          {children}
        </UiProvider>
      </body>
    </html>
  );
}

export default function App() {
  const frame = useFrame();
  return (
    <ShopFrame frame={frame}>
      <Outlet />
    </ShopFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useFrame();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <ShopFrame frame={frame}>
      <ErrorContent status={status} language={frame.language} />
    </ShopFrame>
  );
}

/** The root loader's data, or what the address alone tells when that loader itself failed. */
function useFrame(): FrameData {
  const loaded = useRouteLoaderData<typeof loader>('root');
  const { pathname } = useLocation();
  const language = languageOfPath(pathname);
  const month = monthNow();
  return (
    loaded ?? { language, pathname, search: '', itemCount: 0, postcode: null, month, added: null }
  );
}
