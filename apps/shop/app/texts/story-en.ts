import type { StoryPages } from './story-page.ts';

/** Contact and cooperative in English. */
export const storyEn: StoryPages = (brand) => {
  const { operator, phone, email, name } = brand;
  const address = `${operator.legalName}, ${operator.street}, ${operator.postcode} ${operator.town}, Germany`;
  return {
    contact: {
      title: 'Contact',
      description: `How to reach people at ${name}.`,
      sections: [
        {
          paragraphs: [
            `People answer here: phone ${phone.shown} (${phone.hours.en}), e-mail ${email}, post ${address}. Or write to us right here.`,
          ],
        },
        {
          heading: 'For authorities',
          paragraphs: [
            'The form below with “Authority or court” is our point of contact under Art. 11 of Regulation (EU) 2022/2065 and Art. 22 of Regulation (EU) 2023/988. We answer in German and English. We act on orders within two working days.',
          ],
        },
        {
          heading: 'For users',
          paragraphs: [
            'The form is also the point of contact under Art. 12 of Regulation (EU) 2022/2065 and for questions about the safety of products. It reaches people, not a machine. Languages: German and English.',
          ],
        },
      ],
    },
    returns: {
      title: 'Deposit and returns',
      description: 'How to return bottles and jars and get your deposit back.',
      sections: [
        {
          paragraphs: [
            'The deposit stands beside the price and is an item of its own at the checkout. Each container says “MEHRWEG” (returnable) or “EINWEG” (one-way).',
          ],
        },
        {
          heading: 'How to get the deposit back',
          paragraphs: [],
          points: [
            'On the farm: during the opening hours below. You get the deposit at once.',
            'On the shared run and at the pick-up point: hand in the empties at the next pick-up.',
            'One-way bottles and cans with the deposit mark are also taken back by every shop that sells them.',
            `If none of this works, call us (${phone.shown}). Those who order by parcel only get their deposit back, too.`,
          ],
        },
      ],
    },
    cooperative: {
      title: 'The cooperative',
      description: `Who owns ${name} and who decides.`,
      sections: [
        {
          paragraphs: [
            `${name} belongs to those who sell here. ${operator.legalName} is a registered cooperative: every member has one vote, however much they sell.`,
            'The market is an agent. Your contract is with the producer on the label; we look after orders, payment, shared runs and advice.',
          ],
        },
        {
          heading: 'What happens to the surplus',
          paragraphs: [
            'The assembly decides about what is left at the end of the year. It can go to the members as a patronage refund, in proportion to what they sold through the market.',
          ],
        },
        {
          heading: 'What you can hold us to',
          paragraphs: [],
          points: [
            'No place in the search can be bought. What we sort by stands on a page of its own.',
            'We show all reviews, good and bad.',
            'Where your money goes stands on the page about the price, with figures from the books.',
          ],
        },
      ],
    },
    cooperativePrice: {
      title: 'Where your money goes',
      description: 'What stays with the producer and what the cooperative takes.',
      sections: [
        {
          paragraphs: [
            'Every producer sets their own price. The cooperative keeps a commission; it pays for technology, shared runs, advice and the payment service. Everything else goes to the producer.',
          ],
        },
      ],
    },
    join: {
      title: 'Become a member',
      description: `Become a member of the cooperative of ${name}.`,
      sections: [
        {
          paragraphs: [
            'Producers who sell here can become members, and people who want to support the market. When joining you subscribe shares; how much they are and how you can leave again stands in the statutes. We send them to you before you join.',
            'Write to us. We call back and go through everything with you. The form does not bind you to anything.',
          ],
        },
      ],
    },
    sell: {
      title: 'Sell here',
      description: `Sell with your own farm or workshop on ${name}.`,
      sections: [
        {
          paragraphs: [
            `Do you make something in ${brand.region.en} yourself? Then it belongs here. We help with the first product, on the phone or at your table.`,
          ],
        },
        {
          heading: 'What you need',
          paragraphs: [],
          points: [
            'a farm or workshop in the region with name and address that buyers can see',
            'a bank account for payouts; the payment service does the check with you',
            'for food the registration with the veterinary office, for organic goods your control number',
            'a phone with a camera is enough; pictures and texts also go through on a poor line',
          ],
        },
        {
          heading: 'What happens next',
          paragraphs: [
            'Tell us briefly who you are and what you make. We call, usually on the next working day.',
          ],
        },
      ],
    },
  };
};
