import { type RefusalCatalogue, type Route, STATUS_OF } from '@lingjiang/platform'

type Operation = { responses?: Record<string, unknown>; requestBody?: unknown } & Record<string, unknown>
export type OpenApiDocument = {
  paths?: Record<string, Record<string, Operation>>
  components?: Record<string, unknown>
}

/** RFC 9457 problem details as every endpoint answers them. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'correlationId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Address of the page that explains the refusal' },
    code: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string', description: 'In the language of the request' },
    detail: { type: 'string' },
    clause: { type: 'string', description: 'The clause of the rules that is the ground' },
    facts: { type: 'object', additionalProperties: true },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'text'],
        properties: {
          pointer: { type: 'string' },
          text: { type: 'string' },
          row: { type: 'integer' },
          column: { type: 'string' },
        },
      },
    },
    correlationId: { type: 'string' },
  },
}

const openApiPath = (path: string) => `/api${path.replace(/:([a-zA-Z]+)/g, '{$1}')}`

/**
 * Completes the OpenAPI document with what the contracts say beyond schemas: the permission, the refusals by status, the bare file that an
 * upload sends. Nothing is written by hand. @returns a new document
 */
export function completeDocument(
  document: OpenApiDocument,
  routes: readonly Route[],
  refusals: RefusalCatalogue,
): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = structuredClone(document.paths ?? {})
  for (const route of routes) {
    const operation = paths[openApiPath(route.contract.path)]?.[route.contract.method.toLowerCase()]
    if (!operation) continue
    operation['x-permission'] = route.contract.may
    operation['x-refusals'] = route.contract.refuses
    operation.responses = { ...operation.responses, ...problemResponses(route, refusals) }
    if (route.upload)
      operation.requestBody = {
        required: true,
        content: Object.fromEntries(
          route.upload.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      }
  }
  const components = {
    ...document.components,
    schemas: { ...(document.components?.schemas as object), Problem: PROBLEM },
  }
  return { ...document, paths, components }
}

/** The refusals of an endpoint grouped by status, and what any endpoint may answer. */
function problemResponses(route: Route, refusals: RefusalCatalogue): Record<string, unknown> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const byStatus = new Map<number, string[]>([[400, ['malformed-request']]])
  const general = route.contract.may === 'public' ? [] : ['not-signed-in', 'not-permitted']
  for (const code of [...general, ...route.contract.refuses]) {
    const kind = refusals.find(code)?.entry.kind
    if (kind) byStatus.set(STATUS_OF[kind], [...(byStatus.get(STATUS_OF[kind]) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), { description: [...new Set(codes)].join(', '), content }]),
  )
}
