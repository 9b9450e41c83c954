import type { DutyPages } from './duty-page.ts';

/** The duty pages in English; where the two differ in meaning, the German text counts. */
export const dutyEn: DutyPages = (brand) => {
  const { operator, phone, email, name } = brand;
  const address = `${operator.legalName}, ${operator.street}, ${operator.postcode} ${operator.town}`;
  const contact = `Phone ${phone.shown} (${phone.hours.en}), e-mail ${email}`;
  return {
    legalNotice: {
      title: 'Legal notice',
      description: `Who runs ${name}.`,
      sections: [
        {
          paragraphs: [
            'Information under § 5 DDG.',
            `${address}, Germany.`,
            `Represented by: ${operator.representedBy}.`,
            `${operator.register}. VAT identification number: ${operator.vatId}.`,
            contact,
          ],
        },
        {
          heading: 'Who sells',
          paragraphs: [
            `${name} is an agent. Your contract is with the producer; the details are on every product page and in the order confirmation.`,
          ],
        },
        {
          heading: 'Demonstration',
          paragraphs: [
            'This market runs on sample data: cooperative and producers are invented, the places are real.',
          ],
        },
        {
          heading: 'Dispute resolution',
          paragraphs: [
            'We are neither obliged nor willing to take part in dispute resolution before a consumer arbitration board. Call us: most things can be settled at once.',
          ],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      description: 'Which data the market needs, what for and for how long.',
      sections: [
        { heading: 'Controller', paragraphs: [`${address}, Germany. ${contact}.`] },
        {
          heading: 'What we store while you browse',
          paragraphs: [
            'We do not track you and pass nothing on to advertising networks. All fonts, pictures and programs come from this server. Our logs hold page, time and duration of a request, but neither your internet address nor your search words.',
            'To make the search better, we keep for 30 days which words were searched for, how many hits there were and which of them was opened, after that only sums. We do not keep who searched: your internet address is turned into a check number at once, and we throw its key away every day. Searches with an e-mail address or a long number are not kept at all.',
          ],
          points: [
            'Basket cookie: a random number of your basket, 60 days.',
            'Postcode cookie: only if you enter one, one year; you can delete it on the postcode page.',
            'Sign-in cookie: only if you sign in, 30 days or until you sign out.',
            'Cookie of the last order: so that you find back to it after paying, one day.',
          ],
        },
        {
          heading: 'What we need when you order',
          paragraphs: [
            'Name, e-mail, the address for deliveries, your phone number if you like, your date of birth for alcohol. The legal basis is the contract (Art. 6 (1) (b) GDPR). Each producer gets only what is needed for their part of the order.',
            'You pay on the page of the payment service Stripe; we never see card details.',
            'Invoices and bookings are kept as long as § 147 AO demands.',
          ],
        },
        {
          heading: 'Your rights',
          paragraphs: [
            `Access, rectification, erasure, restriction, portability and objection: write to ${email}. You may complain to the data protection commissioner of Mecklenburg-Vorpommern.`,
          ],
        },
      ],
    },
    terms: {
      title: 'Terms',
      description: 'How the contract comes about and what applies to it.',
      sections: [
        {
          heading: '1. Who your contract is with',
          paragraphs: [
            `The seller is the producer named with the product. ${operator.legalName} is the agent, takes the payment and receives your declarations. If you order from several producers you conclude one contract with each.`,
          ],
        },
        {
          heading: '2. How the contract comes about',
          paragraphs: [
            'You put articles into the basket, choose the delivery, enter your details at the checkout and check everything. You can correct errors until the last moment. With “Order with obligation to pay” you make your offer; it is accepted when your payment is confirmed. The confirmation comes by e-mail at once.',
            'Contracts are concluded in German or English. We store the text of the contract; you find it in the e-mail and on the page of your order.',
          ],
        },
        {
          heading: '3. Prices, deposit, payment',
          paragraphs: [
            'All prices are final. Whether VAT is included depends on the producer and is said beside the price. Deposit and delivery are shown separately and in the total at the checkout. You pay when you order, once for all producers.',
          ],
        },
        {
          heading: '4. Delivery',
          paragraphs: [
            'We deliver within Germany where the producer reaches your postcode. You see day and cost before you order.',
          ],
        },
        { heading: '5. Defects', paragraphs: ['The statutory rights apply.'] },
        {
          heading: '6. Alcohol',
          paragraphs: [
            'Beer and wine are sold from 16, spirits from 18 years of age. The age is asked at the checkout and checked on delivery.',
          ],
        },
      ],
    },
    withdrawalPolicy: {
      title: 'Withdrawal policy',
      description: 'Your right to withdraw from the contract within 14 days.',
      sections: [
        {
          heading: 'Right of withdrawal',
          paragraphs: [
            'You have the right to withdraw from this contract within 14 days without giving any reason. The period expires 14 days after the day on which you, or a third party named by you other than the carrier, took possession of the last goods.',
            `To exercise the right, inform us (${address}, Germany, phone ${phone.shown}, e-mail ${email}) by an unequivocal statement, for example a letter or an e-mail. We pass it on to each producer concerned; it counts from its receipt by us. It is enough to send it before the period has expired.`,
          ],
        },
        {
          heading: 'Effects of withdrawal',
          paragraphs: [
            'We reimburse all payments received from you, including the cost of the least expensive standard delivery, without undue delay and within 14 days at the latest, by the same means of payment. We may wait until the goods are back or you have proved that you sent them. You bear the cost of returning the goods unless the producer takes it over. You are liable for a loss in value only where it results from handling beyond what is needed to check the goods.',
          ],
        },
        {
          heading: 'When there is no right of withdrawal',
          paragraphs: ['This is said with each article before you order. Mainly (§ 312g (2) BGB):'],
          points: [
            'goods that spoil quickly,',
            'goods made to your specifications,',
            'sealed goods that cannot be returned for hygiene reasons once the seal is broken,',
            'leisure activities on a fixed date.',
          ],
        },
        {
          heading: 'Model withdrawal form',
          paragraphs: [
            `To ${address}, Germany, e-mail ${email}: I hereby withdraw from my contract of sale of the following goods: … Ordered on … / received on … Name, address, date, signature (on paper only).`,
          ],
        },
      ],
    },
    shipping: {
      title: 'Delivery and dates',
      description: 'How your order reaches you.',
      sections: [
        {
          paragraphs: [
            'Each producer says how their goods can travel. With your postcode we show for each product only what is possible: with day and price.',
          ],
          points: [
            'Shared delivery run: the cooperative drives for all producers together. You pay the run once, however many producers ride on it.',
            'Parcel and chilled parcel: sent by the producer. Chilled parcels do not go to islands.',
            'Pick-up at the farm: free, during the producer’s opening hours.',
            'Ticket by e-mail: for experiences and vouchers.',
          ],
        },
        {
          heading: 'Cut-off',
          paragraphs: [
            'What is ordered by 12 noon counts for that day. Sundays and public holidays in Mecklenburg-Vorpommern do not count.',
          ],
        },
        { heading: 'Where to', paragraphs: ['We deliver within Germany.'] },
        {
          heading: 'Deposit',
          paragraphs: [
            'A deposit is shown beside the price and as a line of its own in the basket. You get it back when you return jars and bottles to the producer or to the run.',
          ],
        },
      ],
    },
    ranking: {
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
    },
    accessibility: {
      title: 'Accessibility',
      description: 'How accessible this market is and where to get help.',
      sections: [
        {
          paragraphs: [
            'The market should be usable by everybody. The standard is WCAG 2.2 AA (EN 301 549, the German accessibility act).',
          ],
          points: [
            'All pages can be used with the keyboard and work without JavaScript.',
            'Texts can be enlarged to 200 %; nothing is lost at 320 pixels width.',
            'Colours never carry a meaning alone; contrasts are computed with every change.',
            'Every page is checked automatically with every change.',
          ],
        },
        {
          heading: 'Not good enough yet',
          paragraphs: [
            'Texts of the producers are not in plain language. Pictures of the producers have short descriptions only.',
          ],
        },
        {
          heading: 'Help',
          paragraphs: [
            `If you meet a barrier: ${contact}. We take orders by phone too. The supervising body is the market surveillance authority of the German states for accessibility (MLBF).`,
          ],
        },
      ],
    },
  };
};
