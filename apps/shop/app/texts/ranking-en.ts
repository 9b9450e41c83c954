import type { DutyPage } from './duty-page.ts';

/** How the market sorts, in English. */
export const rankingEn: DutyPage = {
  title: 'How we sort',
  description: 'What the order of offers depends on.',
  sections: [
    {
      paragraphs: [
        'Nobody can buy a better place. The commission is the same for all producers and changes nothing in the order.',
      ],
      points: [
        'Groups: lowest price first; you can sort by name or the other way round.',
        'Search: as described above, or as you choose.',
        'Front page: products in season.',
      ],
    },
    {
      heading: 'Reviews',
      paragraphs: [
        'Only people who bought the product here can review it. We show all reviews, bad ones too, and take nothing for them.',
      ],
    },
    {
      heading: 'Who sells',
      paragraphs: [
        'All producers have confirmed to us that they are traders. Consumer rights therefore apply to every purchase.',
      ],
    },
  ],
};
