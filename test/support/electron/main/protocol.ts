/** `protocol`: our own schemes, their privileges, and who answers at them. */
import type { CustomScheme, Privileges, Protocol } from 'electron';
import type { Address, Answer } from '../control.ts';
import { show, wire } from './desktop-wire.ts';
import { life } from './life.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();
const privileged = new Map<string, Privileges>();
const builtIn = ['http', 'https', 'file', 'ws', 'wss', 'about', 'data', 'blob'];

function schemeOf(url: string): string {
  return URL.parse(url)?.protocol.slice(0, -1) ?? '';
}

/** What the desktop has to know of an address to show it as Electron would. */
export function addressOf(url: string): Address {
  const scheme = schemeOf(url);
  const { secure = false, standard = false } = privileged.get(scheme) ?? {};
  return { url, secure: secure || builtIn.includes(scheme), standard: standard || builtIn.includes(scheme) };
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (life.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges = {} } of schemes) {
      if (privileges.codeCache && !privileges.standard) {
        throw new Error(
          'Code cache can only be enabled when the custom scheme is registered as standard scheme.',
        );
      }
      privileged.set(scheme, privileges);
    }
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Partial<Record<keyof Protocol, unknown>>;

const failed: Answer = { failed: 'ERR_UNEXPECTED' };

/** What a handler answers with has to be a `Response`; what it throws is an error of the net. */
async function ask(handler: ProtocolHandler, request: Request): Promise<Answer> {
  try {
    const response = await handler(request);
    if (!(response instanceof Response)) return failed;
    if (response.type === 'error') return { failed: 'ERR_FAILED' };
    const body = new Uint8Array(await response.arrayBuffer());
    const { standard } = addressOf(request.url);
    return { status: response.status, headers: Object.fromEntries(response.headers), body, standard };
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return failed;
  }
}

wire.serve('request', async ({ url, method, headers, body, isFetch }) => {
  const scheme = schemeOf(url);
  const handler = handlers.get(scheme);
  if (!handler) return { failed: 'ERR_UNKNOWN_URL_SCHEME' };
  if (isFetch && !privileged.get(scheme)?.supportFetchAPI) return { failed: 'ERR_UNKNOWN_URL_SCHEME' };
  const init: RequestInit = { method, headers };
  if (body !== null) init.body = body as unknown as BodyInit;
  return ask(handler, new Request(url, init));
});

show(() => ({ privilegedSchemes: [...privileged.keys()] }));
