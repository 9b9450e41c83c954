import { describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from './open-api.ts';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { schema: { properties: object } }> };
  readonly responses: Record<string, { readonly description: string }>;
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, Record<string, Operation>>;
};
const operation = (path: string, method: string): Operation => {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`${method} ${path} is missing`);
  return found;
};

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.0 document', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.0');
  });

  it('has every contract once', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual([...ALL_ENDPOINTS.keys()].sort());
  });

  it('says where each field travels', () => {
    const put = operation('/carts/{cartToken}/lines/{variantId}', 'put');
    expect(put.parameters.map((one) => [one.name, one.in])).toEqual([
      ['cartToken', 'path'],
      ['variantId', 'path'],
    ]);
    const fields = put.requestBody?.content['application/json']?.schema.properties ?? {};
    expect(Object.keys(fields).sort()).toEqual(['language', 'quantity']);
    const search = operation('/search', 'get');
    expect(search.requestBody).toBeUndefined();
    expect(new Set(search.parameters.map((one) => one.in))).toEqual(new Set(['query']));
  });

  it('names who may call, the key of commands and every refusal', () => {
    expect(operation('/search', 'get').security).toBeUndefined();
    expect(operation('/me/orders', 'get').security).toEqual([{ session: [] }]);
    const place = [...ALL_ENDPOINTS].find(([name]) => name === 'placeOrder')?.[1];
    const post = operation(place?.path ?? '', 'post');
    expect(post.parameters.map((one) => one.name)).toContain('Idempotency-Key');
    expect(post.responses['409']?.description).toContain('cart-changed');
  });
});
