/** Where the link of an invitation leads: what the application's sign-up page would be. Accepts the invitation. */
import { type Answer, htmlAnswer } from './answer.ts';
import { Refusal } from './clerk-errors.ts';
import type { Instance } from './instance.ts';
import { readTicket } from './ticket.ts';
import type { World } from './world.ts';

/** The ticket is the credential, as it is in Clerk's own links. */
export function answerTicket(world: World, ticket: string): Answer {
  for (const instance of world.instances.values()) {
    const claims = readTicket(instance.issuer().secret, ticket);
    if (claims === null) continue;
    const invited = accepting(instance, claims.sid);
    if (invited === null) continue;
    try {
      return page(200, 'Invitation accepted', invited());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [entry] = error.errors;
      const why = reasons[entry?.code ?? ''] ?? entry?.long_message;
      return page(400, 'Invitation not accepted', why ?? '');
    }
  }
  return page(400, 'Invitation not accepted', 'This link is not one of this sandbox.');
}

const reasons: Record<string, string> = {
  bad_request: 'The invitation has expired.',
  organization_invitation_not_pending: 'The invitation was accepted or revoked, or has expired.',
};

/** Accepts the invitation and says so, or throws the refusal; null when there is none. */
function accepting(instance: Instance, id: string): (() => string) | null {
  const record = instance.invitations.get(id);
  if (record) {
    return () => {
      instance.accept(record);
      return `${record.emailAddress} has signed up in the sandbox.`;
    };
  }
  const toOrganization = instance.organizations.invitations.get(id);
  if (!toOrganization) return null;
  return () => {
    instance.organizationInvitations.accept(toOrganization);
    const name = instance.organizations.get(toOrganization.organizationId)?.name ?? 'the organization';
    return `${toOrganization.emailAddress} is a member of ${name} in the sandbox.`;
  };
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
