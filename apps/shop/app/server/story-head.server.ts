import type { PageHead } from '../features/page-head.ts';
import { titled } from '../features/page-head.ts';
import { storyPage } from '../features/story-view.tsx';
import type { StoryName } from '../texts/story-page.ts';
import type { ShopRequest } from './shop-request.server.ts';

/** What a page about the cooperative tells search engines. */
export function storyHead(name: StoryName, { language, publicUrl, url }: ShopRequest): PageHead {
  const { title, description } = storyPage(name, language);
  return { language, publicUrl, pathname: url.pathname, title: titled(title), description };
}
