/** The words of order mails; German is polite, English is for buyers. */
export const ORDER_TEXTS = {
  de: {
    receivedSubject: (number: string, brand: string) =>
      `Ihre Bestellung ${number} bei ${brand} ist eingegangen`,
    receivedTitle: 'Ihre Bestellung ist eingegangen',
    receivedAt: (at: string) =>
      `Wir bestätigen, dass Ihre Bestellung vom ${at} Uhr bei uns eingegangen ist.`,
    notYetAccepted:
      'Das ist noch keine Annahme. Jeder Betrieb nimmt sie an, sobald Ihre Zahlung bestätigt ist; dann bekommen Sie von jedem eine Vertragsbestätigung.',
    payUntil: (until: string) =>
      `Noch nicht bezahlt? Ihre Artikel sind zurückgelegt bis ${until} Uhr. Danach prüfen wir neu, ob noch alles da ist.`,
    pay: 'Bezahlen oder Stand ansehen',
    paymentPath: '/kasse/zahlung/',
    receivedFooter: (number: string, brand: string) =>
      `Sie bekommen diese E-Mail, weil mit dieser Adresse bei ${brand} bestellt wurde (${number}).`,
    confirmationSubject: (number: string, producer: string) =>
      `Vertragsbestätigung ${number}: ${producer}`,
    confirmed: 'Ihr Vertrag ist bestätigt',
    accepted: (at: string, seller: string) =>
      `${seller} nimmt Ihre Bestellung vom ${at} Uhr an. Hiermit bestätigen wir Ihnen den Vertrag.`,
    partner: (brand: string, count: number) =>
      count === 1
        ? `Vertragspartner ist der unten genannte Betrieb. ${brand} vermittelt den Vertrag.`
        : `Vertragspartner ist der unten genannte Betrieb. Ihre Bestellung umfasst ${count} Verträge, einen mit jedem Betrieb; jeder wird einzeln bestätigt. ${brand} vermittelt die Verträge.`,
    partOf: (number: string) => `Teil der Bestellung ${number}`,
    orderedAt: 'Bestellt am',
    payment: 'Zahlung',
    paidOnce: 'bezahlt, zusammen mit der ganzen Bestellung',
    debitRuns: 'Lastschrift läuft; verschickt wird, sobald Ihre Bank gezahlt hat',
    agent: 'Vermittlerin',
    agentDoes: (agent: string) =>
      `${agent} betreibt den Markt, nimmt die Zahlung entgegen und empfängt Ihre Erklärungen für den Betrieb, auch einen Widerruf.`,
    guaranteeHeading: 'Gesetzliche Gewährleistung',
    complaints: (seller: string, agent: string) =>
      `Beschwerden richten Sie an den Verkäufer (${seller}) oder an uns (${agent}). Ein Mangel ist kein Widerruf und kostet Sie kein Porto.`,
    attached:
      'Im Anhang: Geschäftsbedingungen, Widerrufsbelehrung, Datenschutz und der Hinweis auf die Gewährleistung in der Fassung Ihrer Bestellung.',
    show: 'Bestellung ansehen',
    number: 'Bestellnummer',
    name: 'Name',
    phone: 'Telefon',
    email: 'E-Mail',
    address: 'Anschrift',
    delivery: 'Lieferung',
    promise: 'Voraussichtlich',
    pickupPlace: 'Abholort',
    pickupHours: 'Abholzeiten',
    seller: 'Verkäufer',
    represented: 'Vertreten durch',
    register: 'Register',
    vatId: 'USt-IdNr.',
    each: (price: string) => `je ${price}`,
    discount: (amount: string, code: string | null) =>
      `${amount} Rabatt mit Gutschein${code === null ? '' : ` ${code}`}`,
    includingVat: (rate: string) => `inkl. ${rate} MwSt.`,
    deposit: 'Pfand',
    deliveryCost: 'Lieferkosten',
    sum: (name: string) => `Summe ${name}`,
    goods: 'Waren',
    total: 'Gesamtsumme',
    taxNote: {
      vat_included: 'Alle Preise sind Endpreise und enthalten die Mehrwertsteuer.',
      small_business: 'Endpreise, keine MwSt. ausgewiesen (§ 19 UStG).',
      exempt: 'Endpreise, steuerfrei nach § 4 UStG.',
    },
    confirmationFooter: (brand: string) =>
      `Bitte heben Sie diese E-Mail auf: Sie enthält Ihren Vertrag und die Widerrufsbelehrung. ${brand}`,
    newOrderSubject: (number: string) => `Neue Bestellung ${number}`,
    newOrder: 'Neue Bestellung',
    newOrderPaid: (at: string) =>
      `Bestellt am ${at} Uhr und bezahlt. Bitte bestätigen Sie sie im Hofportal.`,
    buyer: 'Bestellt von',
    open: 'Bestellung öffnen',
    newOrderFooter: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${brand} für diesen Betrieb arbeiten.`,
  },
  en: {
    receivedSubject: (number: string, brand: string) =>
      `Your order ${number} at ${brand} has been received`,
    receivedTitle: 'Your order has been received',
    receivedAt: (at: string) => `We confirm that we have received your order of ${at}.`,
    notYetAccepted:
      'This is not yet an acceptance. Each producer accepts it as soon as your payment is confirmed; you then get a confirmation of the contract from each of them.',
    payUntil: (until: string) =>
      `Not paid yet? Your articles are set aside until ${until}. After that we check again whether everything is still there.`,
    pay: 'Pay or view the state',
    paymentPath: '/en/checkout/payment/',
    receivedFooter: (number: string, brand: string) =>
      `You receive this e-mail because an order was placed at ${brand} with this address (${number}).`,
    confirmationSubject: (number: string, producer: string) =>
      `Confirmation of contract ${number}: ${producer}`,
    confirmed: 'Your contract is confirmed',
    accepted: (at: string, seller: string) =>
      `${seller} accepts your order of ${at}. We hereby confirm the contract.`,
    partner: (brand: string, count: number) =>
      count === 1
        ? `Your contract is with the producer named below. ${brand} acts as agent.`
        : `Your contract is with the producer named below. Your order holds ${count} contracts, one with each producer; each is confirmed on its own. ${brand} acts as agent.`,
    partOf: (number: string) => `part of order ${number}`,
    orderedAt: 'Ordered on',
    payment: 'Payment',
    paidOnce: 'paid, together with the whole order',
    debitRuns: 'direct debit in progress; the goods leave as soon as your bank has paid',
    agent: 'Agent',
    agentDoes: (agent: string) =>
      `${agent} runs the market, takes the payment and receives your declarations for the producer, a withdrawal too.`,
    guaranteeHeading: 'Legal guarantee',
    complaints: (seller: string, agent: string) =>
      `Please send complaints to the seller (${seller}) or to us (${agent}). A defect is not a withdrawal and costs you no postage.`,
    attached:
      'Attached: terms, withdrawal policy, privacy and the notice on the legal guarantee in the version of your order.',
    show: 'View your order',
    number: 'Order number',
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    delivery: 'Delivery',
    promise: 'Expected',
    pickupPlace: 'Pick-up at',
    pickupHours: 'Pick-up hours',
    seller: 'Seller',
    represented: 'Represented by',
    register: 'Register',
    vatId: 'VAT ID',
    each: (price: string) => `${price} each`,
    discount: (amount: string, code: string | null) =>
      `${amount} off with coupon${code === null ? '' : ` ${code}`}`,
    includingVat: (rate: string) => `incl. ${rate} VAT`,
    deposit: 'Deposit',
    deliveryCost: 'Delivery',
    sum: (name: string) => `Total ${name}`,
    goods: 'Goods',
    total: 'Total',
    taxNote: {
      vat_included: 'All prices are final and include VAT.',
      small_business: 'Final prices, no VAT shown (small business, § 19 UStG).',
      exempt: 'Final prices, exempt from VAT (§ 4 UStG).',
    },
    confirmationFooter: (brand: string) =>
      `Please keep this e-mail: it holds your contract and the information on withdrawal. ${brand}`,
    newOrderSubject: (number: string) => `New order ${number}`,
    newOrder: 'New order',
    newOrderPaid: (at: string) =>
      `Ordered on ${at} and paid. Please confirm it in the producer portal.`,
    buyer: 'Ordered by',
    open: 'Open the order',
    newOrderFooter: (brand: string) =>
      `You receive this e-mail because you work for this producer at ${brand}.`,
  },
} as const;
