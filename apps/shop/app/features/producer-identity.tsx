import type { SellerOfRecord } from '@markthalle/contracts/catalog';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Who the contract is with: name, address, phone, e-mail (Art. 246a § 1 EGBGB). */
export function ProducerIdentity(props: {
  readonly language: Language;
  readonly seller: SellerOfRecord;
}) {
  const { seller } = props;
  const texts = shopTexts(props.language);
  const facts = [
    {
      term: texts.product.seller,
      fact: `${seller.legalName}, ${seller.street}, ${seller.postcode} ${seller.town}`,
    },
    { term: texts.producer.represented, fact: seller.represented },
    {
      term: texts.producer.phone,
      fact: <a href={`tel:${seller.phone.replace(/[^+\d]/g, '')}`}>{seller.phone}</a>,
    },
    { term: texts.producer.email, fact: <a href={`mailto:${seller.email}`}>{seller.email}</a> },
    { term: texts.producer.vatId, fact: seller.vatId },
    { term: texts.producer.register, fact: seller.register },
  ];
  return <KeyFacts facts={facts.filter(({ fact }) => fact !== null)} />;
}
