/** One call of the browser host, as its gate wants it (main/browser/calls.ts). */
export function post(operation: string, payload: unknown): Promise<Response> {
  return fetch(`/api/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Guestlist': '1' },
    credentials: 'same-origin',
    body: JSON.stringify(payload ?? {}),
  });
}
