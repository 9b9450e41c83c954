import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import type { MetaDescriptor } from '@remix-run/node';
import { otherLanguagePath } from '../paths.ts';

/** What a page tells search engines and browsers about itself; made by its loader. */
export type PageHead = {
  readonly language: Language;
  /** Scheme and host that people see, without a path. */
  readonly publicUrl: string;
  readonly pathname: string;
  readonly title: string;
  readonly description?: string;
  /** Kept out of search engines: filtered lists, baskets, orders. */
  readonly noIndex?: boolean;
  readonly imageId?: string | null;
  readonly structuredData?: readonly Record<string, unknown>[];
  /** Set when the page shows a refused form. */
  readonly failed?: boolean;
};

/** Title, description, canonical address and its twin in the other language. */
export function headOf(head: PageHead | undefined): MetaDescriptor[] {
  if (head === undefined) return [{ title: brand.name }];
  const prefix = head.failed ? uiTexts(head.language).errors.documentPrefix : '';
  const title = `${prefix}${head.title}`;
  const described = head.description
    ? [
        { name: 'description', content: head.description },
        { property: 'og:description', content: head.description },
      ]
    : [];
  return [
    { title },
    ...described,
    { property: 'og:title', content: head.title },
    { property: 'og:site_name', content: brand.name },
    ...(head.imageId
      ? [{ property: 'og:image', content: `${head.publicUrl}/media/${head.imageId}-640.jpg` }]
      : []),
    ...addressesOf(head),
    ...(head.structuredData ?? []).map((data) => ({
      'script:ld+json': data as { [key: string]: string },
    })),
  ];
}

function addressesOf(head: PageHead): MetaDescriptor[] {
  if (head.noIndex) return [{ name: 'robots', content: 'noindex, follow' }];
  const own = `${head.publicUrl}${head.pathname}`;
  const twin = `${head.publicUrl}${otherLanguagePath(head.pathname)}`;
  const german = head.language === 'de' ? own : twin;
  const english = head.language === 'de' ? twin : own;
  const link = (rel: string, href: string, hrefLang?: string) => ({
    tagName: 'link' as const,
    rel,
    href,
    ...(hrefLang ? { hrefLang } : {}),
  });
  return [
    link('canonical', own),
    link('alternate', german, 'de'),
    link('alternate', english, 'en'),
    link('alternate', german, 'x-default'),
    { property: 'og:url', content: own },
  ];
}

/** `Lindenhonig, 500 g – Imkerei Lindenlaut | Giebelmarkt` */
export function titled(title: string): string {
  return `${title} | ${brand.name}`;
}
