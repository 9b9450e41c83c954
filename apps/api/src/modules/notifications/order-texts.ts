/** The words of order mails; German is polite, English is for buyers. */
export const ORDER_TEXTS = {
  de: {
    confirmationSubject: (number: string, brand: string) =>
      `Ihre Bestellung ${number} bei ${brand}`,
    thanks: 'Vielen Dank für Ihre Bestellung',
    received: (at: string) =>
      `Ihre Bestellung vom ${at} Uhr ist eingegangen und bezahlt. Hiermit bestätigen wir Ihnen die Verträge.`,
    partners: (brand: string, count: number) =>
      count === 1
        ? `Vertragspartner ist der unten genannte Betrieb. ${brand} vermittelt den Vertrag.`
        : `Sie haben mit jedem der ${count} unten genannten Betriebe einen eigenen Vertrag. ${brand} vermittelt die Verträge.`,
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
    total: 'Gesamtsumme, bezahlt',
    taxNote: {
      vat_included: 'Alle Preise sind Endpreise und enthalten die Mehrwertsteuer.',
      small_business: 'Endpreise, keine MwSt. ausgewiesen (§ 19 UStG).',
      exempt: 'Endpreise, steuerfrei nach § 4 UStG.',
    },
    confirmationFooter: (brand: string) =>
      `Bitte heben Sie diese E-Mail auf: Sie enthält Ihre Verträge und die Widerrufsbelehrung. ${brand}`,
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
    confirmationSubject: (number: string, brand: string) => `Your order ${number} at ${brand}`,
    thanks: 'Thank you for your order',
    received: (at: string) =>
      `Your order of ${at} has been received and paid. We hereby confirm your contracts.`,
    partners: (brand: string, count: number) =>
      count === 1
        ? `Your contract is with the producer named below. ${brand} acts as agent.`
        : `You have a separate contract with each of the ${count} producers named below. ${brand} acts as agent.`,
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
    total: 'Total, paid',
    taxNote: {
      vat_included: 'All prices are final and include VAT.',
      small_business: 'Final prices, no VAT shown (small business, § 19 UStG).',
      exempt: 'Final prices, exempt from VAT (§ 4 UStG).',
    },
    confirmationFooter: (brand: string) =>
      `Please keep this e-mail: it holds your contracts and the information on withdrawal. ${brand}`,
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
