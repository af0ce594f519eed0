/** Where the link of an invitation leads: what the application's sign-up page would be. Accepts the invitation. */
import { type Answer, htmlAnswer } from './answer.ts';
import { Refusal } from './clerk-errors.ts';
import { readTicket } from './ticket.ts';
import type { World } from './world.ts';

/** The ticket is the credential, as it is in Clerk's own links. */
export function answerTicket(world: World, ticket: string): Answer {
  for (const instance of world.instances.values()) {
    const claims = readTicket(instance.issuer().secret, ticket);
    const record = claims && instance.invitations.get(claims.sid);
    if (!record) continue;
    try {
      instance.accept(record);
      return page(200, 'Invitation accepted', `${record.emailAddress} has signed up in the sandbox.`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [entry] = error.errors;
      const why = entry?.code === 'bad_request' ? 'The invitation has expired.' : entry?.long_message;
      return page(400, 'Invitation not accepted', why ?? '');
    }
  }
  return page(400, 'Invitation not accepted', 'This link is not one of this sandbox.');
}

function page(status: number, title: string, text: string): Answer {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>${escapeHtml(text)}</p></body></html>
`;
  return htmlAnswer(status, html);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
