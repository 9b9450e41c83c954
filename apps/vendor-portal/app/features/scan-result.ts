import { articlesOf, type NumberedArticle } from '@markthalle/domain/articleNumber';
import { scanTexts as texts } from '../texts/stock.ts';

export interface ScanArticle extends NumberedArticle {
  readonly variantId: string;
  readonly name: string;
  readonly sum: string;
}

/** The articles that the page brought along, so that a scan finds them without a line. */
export function articlesOnPage(page: ParentNode): ScanArticle[] {
  return [...page.querySelectorAll<HTMLElement>('[data-scan-article]')].map(({ dataset }) => ({
    variantId: dataset.scanArticle ?? '',
    name: dataset.name ?? '',
    sum: dataset.sum ?? '',
    articleNumber: dataset.articleNumber || null,
    gtin: dataset.gtin || null,
    codes: (dataset.codes ?? '').split(' ').filter(Boolean),
  }));
}

/** Shows what a scan or a typed number means: an article with its forms, a choice, or that it is unknown. */
export function showScanned(page: HTMLElement, scanned: string): void {
  const found = articlesOf(scanned, articlesOnPage(page));
  const [only] = found.length === 1 ? found : [];
  say(
    page,
    only ? texts.chosen(only.name) : found.length > 1 ? texts.choose : texts.unknown(scanned),
  );
  showChoices(page, found.length > 1 ? found : []);
  showArticle(page, only ?? null);
}

function showChoices(page: HTMLElement, choices: readonly ScanArticle[]): void {
  const box = page.querySelector<HTMLElement>('[data-scan-choices]');
  box?.replaceChildren(
    ...choices.map((article) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button--secondary button--wide';
      button.textContent = article.name;
      button.addEventListener('click', () => {
        say(page, texts.chosen(article.name));
        showChoices(page, []);
        showArticle(page, article);
      });
      return button;
    }),
  );
}

/** Fills the forms of the page for this article; null: none is chosen. */
function showArticle(page: HTMLElement, article: ScanArticle | null): void {
  const shelf = page.querySelector<HTMLElement>('[data-scan-shelf]');
  if (!shelf) return;
  shelf.hidden = article === null;
  if (article === null) return;
  for (const form of shelf.querySelectorAll('form')) {
    form.dataset.subject = article.variantId;
    form.dataset.label = article.name;
    const variant = form.querySelector<HTMLInputElement>('[name="variantId"]');
    const client = form.querySelector<HTMLInputElement>('[name="clientId"]');
    if (variant) variant.value = article.variantId;
    if (client) client.value = crypto.randomUUID();
    // What became of the last article's act says nothing about this one.
    const state = form.nextElementSibling;
    if (state?.matches('[data-command-state]')) state.remove();
  }
  const heading = shelf.querySelector('[data-scan-name]');
  const sum = shelf.querySelector('[data-scan-sum]');
  if (heading) heading.textContent = article.name;
  if (sum) sum.textContent = texts.stockShown(article.sum);
  shelf.querySelector('button')?.focus();
}

/** Says one sentence in the page's live region. */
export function say(page: HTMLElement, sentence: string): void {
  const line = page.querySelector('[data-scan-says]');
  if (line) line.textContent = sentence;
}
