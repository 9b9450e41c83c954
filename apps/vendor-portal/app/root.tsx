import figtreeUrl from '@markthalle/ui/assets/fonts/figtree-var.woff2?url';
import iconsUrl from '@markthalle/ui/assets/icons.svg?url';
import { brand } from '@markthalle/ui/brand';
import { rootLoader } from '@markthalle/workplace/server/root-loader';
import { WorkplaceDocument } from '@markthalle/workplace/views/document';
import { ProblemPage } from '@markthalle/workplace/views/problem-page';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import enhancementUrl from '../dist/enhancement/enhance.js?url';
import { AssistingBanner } from './features/assisting-banner.tsx';
import { FarmSwitch } from './features/farm-switch.tsx';
import { portalTitle } from './portal-title.ts';
import { actingOf } from './server/acting.ts';
import { hereOf } from './server/here.ts';
import { PORTAL } from './server/portal.ts';
import stylesUrl from './styles/portal.css?url';

export const loader = async (args: LoaderFunctionArgs) => ({
  ...rootLoader(PORTAL)(args),
  acting: actingOf(args),
  here: await hereOf(args),
});

export const meta = portalTitle(brand.name);

export const links: LinksFunction = () => [
  { rel: 'preload', href: figtreeUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesUrl },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/hofportal.webmanifest' },
];

export function Layout({ children }: { readonly children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <WorkplaceDocument
      iconsUrl={iconsUrl}
      enhancementUrl={enhancementUrl}
      acting={root?.acting ?? null}
    >
      {children}
    </WorkplaceDocument>
  );
}

export default function Portal() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <>
      <AssistingBanner />
      <FarmSwitch />
      <ProblemPage brand={brand} word="Hofportal" codes />
    </>
  );
}
