import type { ProductDetail } from '@markthalle/contracts/catalog';
import type { AllergenGroup } from '@markthalle/domain/ingredientText';
import { ingredientPieces, unnamedAllergens } from '@markthalle/domain/ingredientText';
import { DurabilityLabel } from '@markthalle/ui/components/durability-label';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import type { Language } from '@markthalle/ui/language';
import type { ReactNode } from 'react';
import { shopTexts } from '../texts/shop-texts.ts';

type Props = { readonly language: Language; readonly product: ProductDetail };
type FactKey = ProductDetail['facts'][number]['key'];

/** The order in which Art. 9(1) of Regulation (EU) 1169/2011 names its particulars. */
const FOOD_ORDER: readonly FactKey[] = [
  'food_name',
  'ingredients',
  'allergens',
  'may_contain',
  'net_quantity',
  'drained_weight',
  'alcohol',
  'shelf_life',
  'storage',
  'use',
  'food_operator',
  'origin',
  'organic_control',
  'warnings',
];

/** What Art. 19 of Regulation (EU) 2023/988 wants at an offer, then what textiles and care add. */
const SAFETY_ORDER: readonly FactKey[] = [
  'manufacturer',
  'warnings',
  'material',
  'dimensions',
  'care',
  'origin',
  'organic_control',
];

/** Food information and product safety, each in the order of its law; what is left follows. */
export function ProductLaw({ language, product }: Props) {
  const texts = shopTexts(language).law;
  const order = product.isFood ? FOOD_ORDER : SAFETY_ORDER;
  const rest = product.facts.filter(({ key }) => !order.includes(key));
  const isGoods = product.isFood || product.facts.some(({ key }) => key === 'manufacturer');
  return (
    <>
      {isGoods && (
        <section
          className="law-block"
          aria-labelledby="pflichtangaben"
          data-law={product.isFood ? 'food' : 'safety'}
        >
          <h3 id="pflichtangaben">{product.isFood ? texts.food : texts.safety}</h3>
          <KeyFacts facts={inOrder(order, { language, product })} />
          <Nutrition language={language} product={product} />
        </section>
      )}
      <KeyFacts
        facts={(isGoods ? rest : product.facts).map(({ key, text }) => ({
          term: shopTexts(language).product.factNames[key],
          fact: text,
        }))}
      />
    </>
  );
}

function inOrder(order: readonly FactKey[], { language, product }: Props) {
  const names = shopTexts(language).product.factNames;
  const said = new Map(product.facts.map(({ key, text }) => [key, text]));
  return order.flatMap((key) => {
    const text = said.get(key) ?? defaultOf(key, product);
    if (text === null) return [];
    const fact: ReactNode =
      key === 'ingredients' ? (
        <Ingredients key={key} language={language} list={text} product={product} />
      ) : (
        text
      );
    return [{ term: names[key], fact }];
  });
}

/** Who answers for a food is its producer, unless somebody else is named (Art. 8(1)). */
function defaultOf(key: FactKey, { isFood, producer: { seller } }: ProductDetail): string | null {
  const isResponsible = key === (isFood ? 'food_operator' : 'manufacturer');
  if (!isResponsible) return null;
  const address = `${seller.legalName}, ${seller.street}, ${seller.postcode} ${seller.town}`;
  // Goods need an electronic address too (Art. 19(a) GPSR).
  return isFood ? address : `${address}, ${seller.email}`;
}

/** The list in its own order; allergens stand out and are read out by name (Art. 21(1)(b)). */
function Ingredients(props: Props & { readonly list: string }) {
  const { language, list, product } = props;
  const texts = shopTexts(language).law;
  const declared = product.allergens as readonly AllergenGroup[];
  const unnamed = unnamedAllergens(list, declared);
  let at = 0;
  return (
    <>
      {ingredientPieces(list, declared).map(({ text, allergen }) => {
        const key = at;
        at += text.length;
        if (allergen === null) return text;
        return (
          <b key={key} className="allergen">
            <span className="visually-hidden">
              {allergen === 'unnamed' ? texts.allergen : texts.allergenNamed(allergen)}:{' '}
            </span>
            {text}
          </b>
        );
      })}
      {unnamed.length > 0 && (
        <>
          {'. '}
          {texts.contains} <b>{unnamed.map((group) => texts.allergens[group]).join(', ')}</b>
        </>
      )}
    </>
  );
}

function Nutrition({ language, product }: Props) {
  const texts = shopTexts(language).product;
  if (product.nutrition === null) return null;
  return (
    <table className="nutrition">
      <caption>{texts.nutrition(product.nutrition.per)}</caption>
      <tbody>
        {product.nutrition.rows.map(({ key, text }) => (
          <tr key={key}>
            <th scope="row">{texts.nutrients[key]}</th>
            <td className="tabular">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The harmonised label of a guarantee of more than two years, beside the picture. */
export function ProductGuarantee({ language, product }: Props) {
  const { guarantee, producerName } = product;
  if (guarantee === null) return null;
  const text = shopTexts(language).law.guarantee(guarantee.years, producerName);
  return <DurabilityLabel {...guarantee} producer={producerName} text={text} />;
}

/** Legal name and strength of a food beside its name (Art. 9(1)(a), (k), 17, 28). */
export function LegalName({ product }: { readonly product: ProductDetail }) {
  const text = (key: FactKey) => product.facts.find((fact) => fact.key === key)?.text;
  const words = [text('food_name'), text('alcohol')].filter((one) => one && one !== product.name);
  return words.length === 0 ? null : <p className="product__legal-name">{words.join(' · ')}</p>;
}
