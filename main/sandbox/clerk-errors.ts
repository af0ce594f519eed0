/**
 * Every refusal that the Invitations API can give, with Clerk's own status, code and sentences.
 * Source: https://clerk.com/docs/guides/development/errors/backend-api.
 */

export interface ErrorEntry {
  message: string;
  long_message: string;
  code: string;
  meta?: Record<string, unknown>;
}

/** A refused request: the HTTP status and what goes into `errors[]`. Thrown by the rules, answered by the router. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly errors: readonly ErrorEntry[];
  readonly headers: Record<string, string>;

  constructor(status: number, errors: readonly ErrorEntry[], headers: Record<string, string> = {}) {
    super(errors.map((entry) => entry.code).join(', '));
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Status and sentences of the codes that say the same wherever they occur. */
const fixed = {
  authorization_header_format_invalid: [
    401,
    'Invalid Authorization header format',
    "Invalid Authorization header format. Must be 'Bearer <YOUR_API_KEY>'",
  ],
  clerk_key_invalid: [
    401,
    'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.',
    'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.',
  ],
  authentication_invalid: [
    401,
    'Invalid authentication',
    'Unable to authenticate the request, you need to supply an active session',
  ],
  authorization_invalid: [403, 'Unauthorized request', 'You are not authorized to perform this request'],
  quota_exceeded: [403, 'Quota exceeded', 'Quota exceeded, you have reached your limit.'],
  user_quota_exceeded: [403, 'user quota exceeded', 'You have reached your limit of 100 users.'],
  bad_request: [400, 'Bad request', 'Bad request'],
  request_body_invalid: [
    400,
    'Request body invalid',
    'The request body is invalid. Please consult the API documentation for more information.',
  ],
  malformed_request_parameters: [
    400,
    'Malformed request parameters',
    'The request parameters are malformed and could not be parsed',
  ],
  invitations_not_supported: [
    400,
    'Invitations are only supported on instances that accept email addresses.',
    'Invitations are only supported on instances that accept email addresses.',
  ],
  invitation_already_accepted: [
    400,
    'Invitation is already accepted, try signing in instead.',
    'Invitation is already accepted, try signing in instead.',
  ],
  invitation_already_revoked: [400, 'Invitation is already revoked.', 'Invitation is already revoked.'],
  revoked_invitation: [400, 'The invitation was revoked.', 'The invitation was revoked.'],
  resource_not_found: [404, 'not found', 'Resource not found'],
  resource_locked: [
    409,
    'resource busy',
    'This resource is currently being modified by another request. Please try again.',
  ],
  too_many_requests: [429, 'Too many requests', 'Too many requests. Please try again in a bit.'],
  internal_clerk_error: [
    500,
    'Oops, an unexpected error occurred',
    "There was an internal error on our servers. We've been notified and are working on fixing it.",
  ],
  service_unavailable: [503, 'Service unavailable', 'The service is temporarily unavailable.'],
  gateway_timeout: [504, 'Gateway Timeout', 'A request to a 3rd party service timed out'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type FixedCode = keyof typeof fixed;
export const fixedCodes = Object.keys(fixed) as FixedCode[];

/** A refusal whose sentences never vary. */
export function refuse(code: FixedCode, headers?: Record<string, string>): Refusal {
  const [status, message, longMessage] = fixed[code];
  return new Refusal(status, [{ message, long_message: longMessage, code }], headers);
}

/** One refused parameter; `param` ends up in `meta.param_name`. */
export function paramError(code: string, param: string, message: string, longMessage: string): ErrorEntry {
  return { message, long_message: longMessage, code, meta: { param_name: param } };
}

export function bulkSizeExceeded(max: number): Refusal {
  const long = `Parameters exceed the maximum allowed bulk processing size of ${max}.`;
  return new Refusal(400, [
    { message: 'bulk size exceeded', long_message: long, code: 'bulk_size_exceeded' },
  ]);
}

/** A pending invitation exists; Clerk names the addresses in `meta.email_addresses`. */
export function duplicateRecord(emailAddresses: readonly string[]): Refusal {
  const message = emailAddresses.length > 1 ? 'duplicate invitations' : 'duplicate invitation';
  const long = `There are already pending invitations for the following email addresses: ${emailAddresses.join(', ')}`;
  const meta = { email_addresses: [...emailAddresses] };
  return new Refusal(400, [{ message, long_message: long, code: 'duplicate_record', meta }]);
}

/** A user of the application has that address. */
export function identifierExists(count: number): Refusal {
  const long = 'That email address is taken. Please try another.';
  const entry = paramError('form_identifier_exists', 'email_address', long, long);
  return new Refusal(
    422,
    Array.from({ length: count }, () => entry),
  );
}

export function notAllowedAccess(identifiers: readonly string[]): Refusal {
  const long = `${identifiers.join(', ')} ${identifiers.length > 1 ? 'are' : 'is'} not allowed to access this application.`;
  const meta = { identifiers: [...identifiers] };
  return new Refusal(403, [
    { message: 'Access not allowed.', long_message: long, code: 'not_allowed_access', meta },
  ]);
}

export function devEmailLimitExceeded(limit: number): Refusal {
  const long = `The monthly limit for email messages in development (${limit}) has been reached. Please use test emails (https://go.clerk.com/test-emails) instead`;
  const meta = { dev_monthly_email_limit: limit };
  const message = 'Development monthly email limit exceeded';
  return new Refusal(400, [{ message, long_message: long, code: 'dev_monthly_email_limit_exceeded', meta }]);
}

export function invitationNotFound(id: string): Refusal {
  const long = `No invitation was found with id ${id}.`;
  return new Refusal(404, [{ message: 'not found', long_message: long, code: 'resource_not_found' }]);
}

export function apiVersionInvalid(reason: string): Refusal {
  const long = `Invalid Clerk API version: ${reason}`;
  return new Refusal(400, [
    { message: 'invalid API version', long_message: long, code: 'api_version_invalid' },
  ]);
}

export function unsupportedContentType(actual: string): Refusal {
  const long = `Content-Type ${actual} is unsupported. You should use application/json instead.`;
  const message = 'Content-Type is unsupported';
  return new Refusal(415, [{ message, long_message: long, code: 'unsupported_content_type' }]);
}

export function requestBodyTooLarge(maxBytes: number): Refusal {
  const long = `The request body exceeds the maximum allowed size of ${maxBytes} bytes.`;
  const message = 'Request body too large';
  return new Refusal(413, [{ message, long_message: long, code: 'request_body_too_large' }]);
}
