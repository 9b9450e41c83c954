import { data, type MetaFunction } from '@remix-run/node';
import { useLocation } from '@remix-run/react';
import { ErrorContent } from '../features/error-content.tsx';
import { titled } from '../features/page-head.ts';
import { languageOfPath } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader() {
  return data(null, { status: 404 });
}

export const meta: MetaFunction = ({ location }) => [
  { title: titled(shopTexts(languageOfPath(location.pathname)).errors.notFound) },
];

export default function NotFound() {
  const { pathname } = useLocation();
  return <ErrorContent status={404} language={languageOfPath(pathname)} />;
}
