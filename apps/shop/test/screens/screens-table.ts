import { fileNameOf, type Screen } from './screen.ts';

export interface Shown {
  readonly screen: Screen;
  /** The page's own heading, so that the table says what the reader reads. */
  readonly heading: string;
}

const APPS = [
  ['shop', 'The shop'],
  ['portal', 'The portal for producers'],
] as const;

/** The table of all pictures, for the folder's page. */
export function screensTable(shown: readonly Shown[]): string {
  const parts = APPS.map(([app, title]) => {
    const rows = shown.filter(({ screen }) => screen.app === app).map(rowOf);
    return [
      `## ${title}`,
      '',
      '| Page | State | Heading | Pictures |',
      '|---|---|---|---|',
      ...rows,
    ];
  });
  return `${[...INTRODUCTION, ...parts.flatMap((part) => ['', ...part])].join('\n')}\n`;
}

const INTRODUCTION = [
  '# Every page as a picture',
  '',
  'Made by `npm run screens` in a new demo market, from the lists in `apps/shop/test/screens`; do not edit by hand.',
  'Long pages are shown from their top. The shop has one theme; the portal is shown dark where producers are daily.',
];

function rowOf({ screen, heading }: Shown): string {
  const pictures = screen.views.map((view) => `[${view}](${fileNameOf(screen, view)}.webp)`);
  const words = heading.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
  return `| ${screen.page} | ${screen.state} | ${words} | ${pictures.join(' ')} |`;
}
