import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import type { MetaDescriptor } from '@remix-run/node';
import { otherLanguagePath } from '../paths.ts';
import { sharingTexts } from '../texts/sharing.ts';

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
  /** The picture beside a shared link. */
  readonly imageId?: string | null;
  readonly structuredData?: readonly Record<string, unknown>[];
  /** Set when the page shows a refused form. */
  readonly failed?: boolean;
};

/** The head of a page that belongs to one reader: kept out of search engines. `failed`: it shows a refused form. */
export const privateHead = (
  { language, publicUrl, url }: Pick<PageHead, 'language' | 'publicUrl'> & { readonly url: URL },
  title: string,
  failed = false,
): PageHead => ({
  language,
  publicUrl,
  pathname: url.pathname,
  title: titled(title),
  noIndex: true,
  failed,
});

/** Title, description, canonical address and its twin in the other language. */
export function headOf(head: PageHead | undefined): MetaDescriptor[] {
  if (head === undefined) return [{ title: brand.name }];
  const prefix = head.failed ? uiTexts(head.language).errors.documentPrefix : '';
  const title = `${prefix}${head.title}`;
  const description =
    head.description ??
    sharingTexts(head.language).description(bareTitle(head.title), brand.region[head.language]);
  return [
    { title },
    { name: 'description', content: description },
    { property: 'og:title', content: head.title },
    { property: 'og:description', content: description },
    { property: 'og:site_name', content: brand.name },
    { property: 'og:type', content: 'website' },
    { property: 'og:locale', content: head.language === 'de' ? 'de_DE' : 'en_GB' },
    ...pictureOf(head),
    ...addressesOf(head),
    ...(head.structuredData ?? []).map((data) => ({
      'script:ld+json': data as { [key: string]: string },
    })),
  ];
}

/** What networks show beside a shared link: 1200 x 630 (ogp.me). */
function pictureOf({ imageId, publicUrl, title }: PageHead): MetaDescriptor[] {
  if (!imageId) return [{ name: 'twitter:card', content: 'summary' }];
  return [
    { property: 'og:image', content: `${publicUrl}/media/${imageId}-og.jpg` },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { property: 'og:image:alt', content: bareTitle(title) },
    { name: 'twitter:card', content: 'summary_large_image' },
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

const bareTitle = (title: string): string => title.replace(` | ${brand.name}`, '');

/** `Lindenhonig, 500 g – Imkerei Lindenlaut | Giebelmarkt` */
export function titled(title: string): string {
  return `${title} | ${brand.name}`;
}
