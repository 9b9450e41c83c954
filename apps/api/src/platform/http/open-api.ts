import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import { COMMON_PROBLEMS, type Endpoint } from '@markthalle/contracts/endpoint';
import { PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';
import { z } from 'zod';

const schemaOf = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.contentEncoding !== 'base64') return;
      // OpenAPI 3.0 knows the keyword of newer JSON Schema not and has a format of its own.
      delete jsonSchema.contentEncoding;
      jsonSchema.format = 'byte';
    },
  });

/** The OpenAPI 3.0 document, printed from the contracts. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of ALL_ENDPOINTS) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Markthalle', version: '0.1.0', license: { name: 'AGPL-3.0-or-later' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  };
}

function operationOf(name: string, endpoint: Endpoint): object {
  const input = schemaOf(endpoint.input, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  const properties = Object.entries(input.properties ?? {});
  const inPath = new Set([...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]));
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT';
  const body = properties.filter(([field]) => hasBody && !inPath.has(field));
  const required = (input.required ?? []).filter((field) => !inPath.has(field));
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...properties
        .filter(([field]) => inPath.has(field) || !hasBody)
        .map(([field, schema]) => ({
          name: field,
          in: inPath.has(field) ? 'path' : 'query',
          required: inPath.has(field) || required.includes(field),
          schema,
        })),
      ...(endpoint.idempotent ? [IDEMPOTENCY_HEADER] : []),
    ],
    ...(body.length > 0 ? { requestBody: bodyOf(Object.fromEntries(body), required) } : {}),
    responses: responsesOf(endpoint),
  };
}

const bodyOf = (properties: Record<string, object>, required: readonly string[]) => ({
  required: true,
  content: {
    'application/json': {
      schema: { type: 'object', properties, ...(required.length > 0 ? { required } : {}) },
    },
  },
});

function responsesOf(endpoint: Endpoint): Record<string, object> {
  const codes = [...COMMON_PROBLEMS, ...endpoint.problems] as ProblemCode[];
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  const refusals = [...byStatus].map(([status, list]) => [
    String(status),
    {
      description: list.join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  const answer = {
    description: 'The answer',
    content: {
      [endpoint.mediaType ?? 'application/json']: { schema: schemaOf(endpoint.output, 'output') },
    },
  };
  return Object.fromEntries([[String(endpoint.status), answer], ...refusals]);
}

const IDEMPOTENCY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 120 },
};

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string' }, message: { type: 'string' } },
      },
    },
    details: { type: 'object' },
  },
};
