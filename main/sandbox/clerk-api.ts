/** The Backend API: which instance a key opens, and which operation a path means. */
import { type Answer, jsonAnswer } from './answer.ts';
import * as refusals from './clerk-errors.ts';
import type { Instance } from './instance.ts';
import { findOperation } from './operations.ts';
import type { ReceivedBody } from './wire.ts';

export interface ApiRequest {
  method: string;
  /** Without `/v1` and without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: ReceivedBody;
}

/** Those of Clerk's OpenAPI documents: https://github.com/clerk/openapi-specs. */
const apiVersions = [
  '2021-02-05',
  '2024-10-01',
  '2025-03-12',
  '2025-04-10',
  '2025-11-10',
  '2025-12-03',
  '2026-05-12',
];

/** Where Clerk's own limit is not published; ten invitations with full metadata need less than a tenth. */
export const maxBodyBytes = 1024 * 1024;

/** `other` for a path that the API does not have. */
export function endpointOf(method: string, path: string): string {
  return findOperation(method, path)?.operation.endpoint ?? 'other';
}

/** Throws a {@link refusals.Refusal}. The key is checked before anything else, an unknown path included. */
export function handleApi(
  request: ApiRequest,
  instances: ReadonlyMap<string, Instance>,
  now: number,
): Answer {
  const instance = authorise(request, instances);
  checkVersion(request);
  const found = findOperation(request.method, request.path);
  instance.limits.take(found?.operation.endpoint ?? 'other', now);
  if (!found) throw refusals.refuse('resource_not_found');
  const [first = '', second = ''] = found.ids.map(decodeId);
  const { query } = request;
  const input = {
    query,
    first,
    second,
    body: () => readJson(request),
    optionalBody: () => (request.body.bytes === 0 ? undefined : readJson(request)),
  };
  return jsonAnswer(200, found.operation.run(instance, input));
}

/** The instance whose key the request carries, if any. */
export function instanceOf(
  request: Pick<ApiRequest, 'headers'>,
  instances: ReadonlyMap<string, Instance>,
): Instance | undefined {
  return instances.get(bearer(request) ?? '');
}

function authorise(request: ApiRequest, instances: ReadonlyMap<string, Instance>): Instance {
  const key = bearer(request);
  if (key === null) throw refusals.refuse('authorization_header_format_invalid');
  const instance = instances.get(key);
  if (!instance) throw refusals.refuse('clerk_key_invalid');
  return instance;
}

function bearer({ headers }: Pick<ApiRequest, 'headers'>): string | null {
  const [, key] = /^Bearer +(\S+)$/i.exec(String(headers['authorization'] ?? '')) ?? [];
  return key ?? null;
}

/** Header or query, not both: https://clerk.com/docs/guides/development/upgrading/versioning. */
function checkVersion({ headers, query }: ApiRequest): void {
  const inHeader = headers['clerk-api-version'];
  const inQuery = query.get('__clerk_api_version');
  if (inHeader !== undefined && inQuery !== null) {
    throw refusals.apiVersionInvalid('use either the header or the query parameter, not both');
  }
  const version = inHeader ?? inQuery;
  if (version === undefined || version === null) return;
  if (!apiVersions.includes(String(version))) throw refusals.apiVersionInvalid(String(version));
}

function readJson({ headers, body }: ApiRequest): unknown {
  const type = String(headers['content-type'] ?? '');
  if (body.tooLarge) throw refusals.requestBodyTooLarge(maxBodyBytes);
  if (!/^application\/json\s*(;|$)/i.test(type)) throw refusals.unsupportedContentType(type || '(none)');
  try {
    return JSON.parse(body.text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw refusals.refuse('request_body_invalid');
    throw cause;
  }
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (cause) {
    if (cause instanceof URIError) throw refusals.refuse('malformed_request_parameters');
    throw cause;
  }
}
