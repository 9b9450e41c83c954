import figtreeUrl from '@markthalle/ui/assets/fonts/figtree-var.woff2?url';
import iconsUrl from '@markthalle/ui/assets/icons.svg?url';
import { brand } from '@markthalle/ui/brand';
import { rootLoader } from '@markthalle/workplace/server/root-loader';
import { WorkplaceDocument } from '@markthalle/workplace/views/document';
import { ProblemPage } from '@markthalle/workplace/views/problem-page';
import type { LinksFunction } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import type { ReactNode } from 'react';
import enhancementUrl from '../dist/enhancement/enhance.js?url';
import { officeTitle } from './office-title.ts';
import { OFFICE } from './server/office.ts';
import stylesUrl from './styles/office.css?url';

export const loader = rootLoader(OFFICE);

export const meta = officeTitle(brand.name);

export const links: LinksFunction = () => [
  { rel: 'preload', href: figtreeUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesUrl },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <WorkplaceDocument iconsUrl={iconsUrl} enhancementUrl={enhancementUrl}>
      {children}
    </WorkplaceDocument>
  );
}

export default function Office() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemPage brand={brand} word="Büro" />;
}
