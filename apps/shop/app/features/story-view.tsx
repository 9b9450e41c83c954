import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { storyDe } from '../texts/story-de.ts';
import { storyEn } from '../texts/story-en.ts';
import type { StoryName } from '../texts/story-page.ts';
import { DutySections } from './duty-sections.tsx';

const PAGES = { de: storyDe(brand), en: storyEn(brand) };

/** The words of one page about the cooperative. */
export const storyPage = (name: StoryName, language: Language) => PAGES[language][name];

/** Heading and sections of such a page. */
export function StorySections(props: { readonly name: StoryName; readonly language: Language }) {
  const page = storyPage(props.name, props.language);
  return (
    <>
      <h1>{page.title}</h1>
      <DutySections title={page.title} sections={page.sections} />
    </>
  );
}
