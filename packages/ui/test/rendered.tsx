import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { UiProvider } from '../src/components/ui-provider.tsx';
import type { Language } from '../src/language.ts';

/** A component as the server sends it. */
export function rendered(node: ReactNode, language: Language = 'de'): string {
  return renderToStaticMarkup(
    <UiProvider language={language} iconsUrl="/assets/icons.svg">
      {node}
    </UiProvider>,
  );
}

/** The words a reader sees or hears, without tags. */
export function words(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
