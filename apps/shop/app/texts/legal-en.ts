import type { LegalTexts } from './legal-de.ts';

/** English words around the versioned legal texts and of the help page. */
export const legalEn: LegalTexts = {
  legal: {
    sample: 'Sample text: the operator replaces it by their own before the market opens.',
    version: (version, day) => `Version ${version}, valid from ${day}.`,
    hash: (hash) => `Checksum (SHA-256): ${hash}`,
    orderTitle: (number) => `Texts of the contract for order ${number}`,
    orderLead:
      'These versions applied when you ordered. Later changes do not apply to this order. You can save and print this page.',
    toOrder: 'Go to the order',
    descriptions: {
      legalNotice: 'Who runs this market.',
      privacy: 'Which data the market needs, what for and for how long.',
      terms: 'How the contract comes about and what applies to it.',
      withdrawalPolicy: 'Your right to withdraw from the contract within 14 days.',
      contractSteps: 'The steps to the contract, storage, languages and correction of errors.',
      guaranteeNotice: 'Your rights if goods are defective.',
      reviewCheck: 'Whether and how we check that reviews come from buyers.',
      accessibility: 'How accessible this market is and where to get help.',
      shipping: 'How your order reaches you and how you can pay.',
    },
    contractSteps: 'How the contract comes about',
  },
  help: {
    title: 'Help',
    description: 'Answers about ordering, delivery, payment and returns, and how to reach us.',
    call: 'The quickest way is by phone:',
    write: 'Or write to us:',
    phoneOrders: 'We take orders by phone too.',
    more: 'More about this',
    topics: [
      {
        heading: 'I cannot find my order',
        text: 'The link is in the e-mail that comes at once after ordering. Please look into your spam folder too. You need no account for it.',
        link: null,
      },
      {
        heading: 'I have not paid yet',
        text: 'Your articles are kept for you. The e-mail that confirms the receipt of your order holds the link for paying. Afterwards we check again whether everything is still there.',
        link: null,
      },
      {
        heading: 'When does my order arrive?',
        text: 'Day and way of delivery are on the page of your order, for each producer.',
        link: 'shipping',
      },
      {
        heading: 'Something is missing or broken',
        text: 'Open your order and choose “Report a problem”, best with a photo. A defect costs you no postage.',
        link: null,
      },
      {
        heading: 'I want to withdraw',
        text: '“Withdraw from contract” is at the end of every page. You need no sign-in and no reason.',
        link: 'withdrawal',
      },
      {
        heading: 'Who sells me the goods?',
        text: 'Each producer is the seller. You conclude a contract of your own with each of them; you pay once.',
        link: 'contractSteps',
      },
      {
        heading: 'Why am I asked for my age?',
        text: 'There is alcohol in your basket. We sell it to adults only; proof of identity is looked at again on delivery.',
        link: null,
      },
    ],
  },
};
