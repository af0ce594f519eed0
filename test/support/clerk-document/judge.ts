/** Stands between a client and a server, and holds both to Clerk's document: requests, answers and statuses. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv } from 'ajv';
import { errors } from './answers.ts';
import type { Schema } from './notation.ts';
import { operations } from './operations.ts';

const ajv = new Ajv({ allErrors: true, coerceTypes: false });
ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
const inQuery = new Ajv({ allErrors: true, coerceTypes: true });

/** Everywhere, though the document names them in few places; so is what a list answers to a bad parameter. */
const anywhere = [401, 403, 413, 415, 429, 500, 502, 503, 504];
const ofLists = [422];

const patterns = Object.keys(operations).map((name) => ({
  name,
  pattern: new RegExp(`^${name.replace(' ', ' /v1').replaceAll('{id}', '[^/]+')}$`),
}));

export interface Judge extends AsyncDisposable {
  origin: string;
  /** What a client asked for and the document does not allow, by operation. */
  requestFaults: string[];
  /** What a server answered and the document does not know. */
  answerFaults: string[];
  /** Operations that succeeded. */
  seen: Set<string>;
}

/** `target`: an origin. A request that the document forbids has to be refused by the server as well. */
export async function startJudge(target: string): Promise<Judge> {
  const requestFaults: string[] = [];
  const answerFaults: string[] = [];
  const seen = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { pathname, searchParams } = new URL(request.url ?? '', target);
    const name = patterns.find(({ pattern }) => pattern.test(`${request.method} ${pathname}`))?.name;
    const asked = name === undefined ? ['no such operation'] : faultsOfRequest(name, searchParams, body);
    const answer = await forward(target, request, body);
    const text = await answer.text();
    const answered = name === undefined ? [] : faultsOfAnswer(name, answer.status, text);
    requestFaults.push(...asked.map((fault) => `${name ?? request.url}: ${fault}`));
    if (asked.length > 0 && answer.ok) answered.push(`took what is forbidden: ${asked.join('; ')}`);
    answerFaults.push(...answered.map((fault) => `${name} ${answer.status}: ${fault}`));
    if (answer.ok && name !== undefined) seen.add(name);
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requestFaults,
    answerFaults,
    seen,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function forward(target: string, { method, url, headers }: IncomingMessage, body: string): Promise<Response> {
  const { authorization, 'content-type': type, 'clerk-api-version': version } = headers;
  return fetch(target + (url ?? ''), {
    method: method ?? 'GET',
    headers: {
      ...(authorization && { authorization }),
      ...(type && { 'content-type': type }),
      ...(version && { 'clerk-api-version': String(version) }),
    },
    ...(body !== '' && { body }),
  });
}

function faultsOfRequest(name: string, params: URLSearchParams, body: string): string[] {
  const { body: schema, query = {} } = operations[name] ?? {};
  const found: string[] = [];
  for (const param of new Set(params.keys())) {
    const rule = query[param];
    const values = params.getAll(param);
    if (rule === undefined) found.push(`unknown parameter ${param}`);
    else found.push(...problems(inQuery, rule, values.length > 1 ? values : values[0], param));
  }
  if (schema === undefined) return body === '' || body === '{}' ? found : [...found, 'has a body'];
  return body === '' ? found : [...found, ...problems(ajv, schema, parsed(body), 'body')];
}

function faultsOfAnswer(name: string, status: number, text: string): string[] {
  const { answer, refusals = [] } = operations[name] ?? {};
  if (status === 200) return problems(ajv, answer ?? {}, parsed(text), 'answer');
  const unnamed = name.startsWith('GET ') ? [...anywhere, ...ofLists] : anywhere;
  const known = refusals.includes(status) || unnamed.includes(status);
  return [
    ...(known ? [] : ['a status that is not documented']),
    ...problems(ajv, errors, parsed(text), 'answer'),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problems(judge: Ajv, schema: Schema, value: unknown, what: string): string[] {
  const validate = judge.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
}
