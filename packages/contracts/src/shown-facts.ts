import { z } from 'zod';

/** Facts of a product as its page shows them: a key for the word, a text to read. */
export const ProductFact = z.object({
  key: z.enum([
    'food_name',
    'ingredients',
    'allergens',
    'may_contain',
    'net_quantity',
    'drained_weight',
    'alcohol',
    'storage',
    'use',
    'shelf_life',
    'season',
    'origin',
    'organic_control',
    'material',
    'dimensions',
    'warnings',
    'care',
    'duration',
    'capacity',
    'meeting_place',
    'weather_rule',
    'cancel_rule',
    'manufacturer',
    'food_operator',
    'quantities',
    'additives',
    'animal_parts',
    'hazards',
    'food_contact',
    'eu_person',
    'identifier',
    'ingredients_inci',
    'purpose',
    'after_opening',
    'species',
  ]),
  text: z.string(),
});

export const NutritionRow = z.object({
  key: z.enum(['energy', 'fat', 'saturates', 'carbohydrate', 'sugars', 'fibre', 'protein', 'salt']),
  text: z.string(),
});
