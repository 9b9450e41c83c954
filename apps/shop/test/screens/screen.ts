import type { Page } from 'playwright-core';

/** Who looks at a page; each has a browser of its own, furnished by the story of the market. */
export type Reader =
  | 'guest'
  | 'shopper'
  | 'adult'
  | 'rememberedGuest'
  | 'buyer'
  | 'beekeeper'
  | 'potter'
  | 'guide'
  | 'newcomer';

/** How wide, and in which theme. */
export type View = '390' | '1280' | '390-dark';

/** What the story of the market leaves behind: the parts of addresses that nobody can know before. */
export type Story = Readonly<Record<StoryKey, string>>;

type StoryKey =
  | 'order'
  | 'parcelOrder'
  | 'openOrder'
  | 'lateOrder'
  | 'withdrawalReceipt'
  | 'notifyToken'
  | 'invitationToken'
  | 'honeyCode'
  | 'honeyProduct'
  | 'draft';

/** One page in one state, as a reader sees it. */
export interface Screen {
  readonly app: 'shop' | 'portal';
  /** The name of the page: that of its address in the shop, that of its route file in the portal. */
  readonly page: string;
  /** What is special about it, in a few words; `''` for the ordinary state. */
  readonly state: string;
  readonly reader: Reader;
  /** An address with parts like `{order}` from the story; `by` finds the last part behind a link. */
  readonly address: string;
  /** The page that links to it: the first address there that fits. */
  readonly by?: RegExp;
  /** What the reader does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  readonly views: readonly View[];
  /** The page says that something is not there. */
  readonly isMissing?: true;
}

/** The name of a picture without its ending, e.g. `shop-withdrawal-check-390`. */
export function fileNameOf({ app, page, state }: Screen, view: View): string {
  const words = [app, page, state].filter((word) => word !== '').join(' ');
  const plain = words
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return `${plain}-${view}`;
}

/** An address of the list with the story's parts in their places. */
export const addressOf = ({ address }: Screen, story: Story): string =>
  address.replace(/\{(\w+)\}/g, (_, key: StoryKey) => story[key]);
