import type { DemoFishOrigin, DemoFood, DemoHoneyOrigin } from '../demo-food.ts';
import type { DemoProducer } from '../demo-producer.ts';
import type { DemoProduct } from '../demo-product.ts';
import { isBilingual, type Report } from './report.ts';

/** Countries of a honey in falling order with shares (Directive (EU) 2024/1438). */
export function checkHoney(origins: readonly DemoHoneyOrigin[], report: Report): void {
  const sum = origins.reduce((total, { percent }) => total + percent, 0);
  if (sum !== 100) report('honey', `sum ${sum}`);
}

/** Name, area and gear (Art. 35 of Regulation (EU) 1379/2013). */
export function checkFish(fish: DemoFishOrigin, report: Report): void {
  const named = /^[A-Z][a-z]+ [a-z]+/.test(fish.latinName) && isBilingual(fish.commercialName);
  if (!named || !isBilingual(fish.area)) report('fish', 'name or area');
  if (fish.method !== 'farmed' && !isBilingual(fish.gear)) report('fish', 'gear');
  if (fish.method === 'caught_sea' && !fish.area.de.includes('27.'))
    report('fish', 'sea area code');
}

function checkMeat(product: DemoProduct, food: DemoFood, report: Report): void {
  const { meat } = food.origin;
  if (meat === undefined) {
    const required = product.category === 'lebensmittel/fleisch' && food.singleIngredient;
    if (required) report('meat', 'origin missing');
    return;
  }
  if (!isBilingual(meat.species)) report('meat', 'species');
  const traced = meat.wild ? meat.hunted : meat.reared && meat.slaughtered;
  if (!traced) report('meat', 'reared and slaughtered, or hunted');
}

function checkEggs(product: DemoProduct, food: DemoFood, report: Report): void {
  if (product.category !== 'lebensmittel/eier') return;
  const { eggs } = food.origin;
  const coded = eggs !== undefined && /^[0-3]-DE-13\d{5}$/.test(eggs.producerCode);
  if (!coded || eggs.grade !== 'A' || eggs.demo !== true) report('eggs', 'code or grade');
}

function checkOrganic(
  product: DemoProduct,
  producer: DemoProducer,
  food: DemoFood,
  report: Report,
): void {
  if (!product.organic) return;
  if (!food.origin.organicLine) report('organic', 'origin line');
  if (!producer.organic.certified) report('organic', 'producer not certified');
}

/** Where a food and its parts come from. */
export function checkOrigin(
  product: DemoProduct,
  producer: DemoProducer,
  food: DemoFood,
  report: Report,
): void {
  const { country, region, note, honey, fish } = food.origin;
  if (country !== 'DE' || !region || !isBilingual(note)) {
    report('origin', 'country, region or note');
  }
  if (product.category === 'lebensmittel/honig' && !honey) report('honey', 'origin missing');
  if (honey !== undefined) checkHoney(honey, report);
  const loneFish = product.category.startsWith('lebensmittel/fisch/') && !food.components;
  if (loneFish && fish === undefined) report('fish', 'origin missing');
  if (fish !== undefined) checkFish(fish, report);
  checkMeat(product, food, report);
  checkEggs(product, food, report);
  checkOrganic(product, producer, food, report);
}
