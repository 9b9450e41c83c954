import { UiProvider } from '@markthalle/ui/components/ui-provider';
import { de } from '@markthalle/ui/texts/de';
import { Links, Meta, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { RootData } from '../server/root-loader.ts';

type DocumentProps = {
  readonly iconsUrl: string;
  /** The app's one script; it only smooths what works without it. */
  readonly enhancementUrl: string;
  /** Whose page this is, for an app that keeps pages on the device. */
  readonly acting?: { readonly accountId: string; readonly producerId: string } | null;
  readonly children: ReactNode;
};

/** The HTML around every page of a workplace. There is no framework script and nothing inline. */
export function WorkplaceDocument(props: DocumentProps) {
  const { iconsUrl, enhancementUrl, acting, children } = props;
  const root = useRouteLoaderData<RootData>('root');
  return (
    <html
      lang="de"
      data-theme={root?.theme ?? 'system'}
      data-account={acting?.accountId}
      data-producer={acting?.producerId}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <script type="module" src={enhancementUrl} />
      </head>
      <body data-shortcuts={root?.shortcuts === false ? 'off' : 'on'}>
        <a className="skip-link" href="#inhalt">
          {de.skipToContent}
        </a>
        <UiProvider language="de" iconsUrl={iconsUrl}>
          {children}
        </UiProvider>
      </body>
    </html>
  );
}
