import type { DemoCategory } from '@markthalle/demo-catalogue/demo-data';
import type { ImportedCategory } from '../modules/catalog/import-products.service.ts';
import type { Localised } from '../modules/catalog/product-content.ts';

/** Groups that the demo data only implies by its paths. */
const IMPLIED: Readonly<Record<string, Localised>> = {
  lebensmittel: { de: 'Lebensmittel', en: 'Food' },
  'lebensmittel/fisch': { de: 'Fisch', en: 'Fish' },
  getraenke: { de: 'Getränke', en: 'Drinks' },
  handwerk: { de: 'Handwerk', en: 'Crafts' },
  pflege: { de: 'Pflege', en: 'Care' },
  garten: { de: 'Garten', en: 'Garden' },
};

const parentOf = (path: string): string | null =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;

/** All categories with their parents before them. Throws where a parent has no label. */
export function toImportedCategories(categories: readonly DemoCategory[]): ImportedCategory[] {
  const known = new Map(categories.map((category) => [category.path, category]));
  const paths = new Set<string>();
  for (const { path } of categories) {
    const chain: string[] = [];
    for (let at: string | null = path; at !== null; at = parentOf(at)) chain.unshift(at);
    for (const step of chain) paths.add(step);
  }
  return [...paths].map((path) => {
    const category = known.get(path);
    const label = category?.label ?? IMPLIED[path];
    if (label === undefined) throw new Error(`Category ${path} has no label`);
    return {
      path,
      parentPath: parentOf(path),
      label,
      vatDefault: category?.vatDefault ?? 'reduced',
      storageDefault: category?.storageDefault ?? 'ambient',
    };
  });
}
