import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Pathway } from '../pathways/model';
import { ProblemShape } from './contract/shapes';
import { formSchemas, type JsonSchema } from './form-schema';
import type { Route } from './route';

extendZodWithOpenApi(z);

type PathConfig = Parameters<OpenAPIRegistry['registerPath']>[0];

/**
 * The whole contract as OpenAPI 3.1, made from the same routes and schemas that serve it; the forms from the pathway
 * whose referrals are written here.
 */
export function openApiDocument(routes: readonly Route[], pathway?: Pathway): object {
  const forms = pathway === undefined ? { schemas: {}, bodies: {} } : formSchemas(pathway);
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'helmi',
    description: 'Session cookie (`__Host-helmi` over https)',
  });
  registry.registerComponent('securitySchemes', 'machine', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of the issuer (RFC 9068), for the calls that name it',
  });
  for (const each of routes) registry.registerPath(pathOf(each, forms.bodies));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Helmi pathway engine',
      version: '1',
      description:
        'Every POST, PATCH, PUT and DELETE with a cookie carries `X-Helmi: 1`. Commands carry an `Idempotency-Key` (UUID).',
    },
  });
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...forms.schemas } },
  };
}

function pathOf(route: Route, bodies: Readonly<Record<string, JsonSchema>>): PathConfig {
  const { method, path, summary, policy, params, query, body, output, command, ifMatch, machines } = route;
  const writes = method !== 'GET';
  const headers = z.object({
    ...(writes ? { 'X-Helmi': z.literal('1') } : {}),
    ...(command ? { 'Idempotency-Key': z.string().meta({ format: 'uuid' }) } : {}),
    ...(ifMatch === 'REQUIRED' ? { 'If-Match': z.string() } : {}),
    ...(ifMatch === 'OPTIONAL' ? { 'If-Match': z.string().optional() } : {}),
  });
  const written = path.replace(/:(\w+)/g, '{$1}');
  const problemAnswer = {
    description: 'What kept it from being done',
    content: { 'application/problem+json': { schema: ProblemShape } },
  };
  return {
    method: lower(method),
    path: written,
    summary,
    tags: [path.split('/')[path.startsWith('/api/v1') ? 3 : 1] ?? 'service'],
    ...(policy === 'PUBLIC' ? {} : { security: machines ? [{ session: [] }, { machine: [] }] : [{ session: [] }] }),
    request: {
      ...(isObject(params) ? { params } : {}),
      ...(isObject(query) ? { query } : {}),
      ...(writes || ifMatch !== 'NONE' ? { headers } : {}),
      ...(body === undefined
        ? {}
        : { body: { content: { 'application/json': { schema: bodies[`${method} ${written}`] ?? body } } } }),
    },
    responses: {
      [output.status]:
        output.schema === undefined
          ? {
              description: 'Done',
              ...(output.mediaType === undefined ? {} : { content: { [output.mediaType]: { schema: z.string() } } }),
            }
          : { description: 'Done', content: { [output.mediaType ?? 'application/json']: { schema: output.schema } } },
      default: problemAnswer,
    },
  };
}

function isObject(schema: z.ZodType | undefined): schema is z.ZodObject {
  return schema instanceof z.ZodObject;
}

function lower(method: Route['method']): 'get' | 'post' | 'put' | 'patch' | 'delete' {
  return ({ GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const)[method];
}
