import type { Locale } from "../../app/context";
import type { Env } from "../../env";
import {
  findInvitation,
  type Invitation,
  insertOrganization,
  isPersonKnown,
  listInvitations,
  listMembers,
  type Member,
  savePersonLocale,
} from "../../store/identity";
import {
  activateOrganization,
  endSessions,
  type LiveSession,
  listSessions,
} from "../../store/session";
import type { Session } from "./session";

type Control = Pick<Env, "CONTROL">;

/**
 * A new organization with the signed-in person as its owner, which their session then acts for.
 * The tenant on top of it is entered by whoever calls this.
 */
export async function createOrganization(
  env: Control,
  session: Session,
  name: string,
): Promise<string> {
  const organizationId = crypto.randomUUID();
  await insertOrganization(env.CONTROL, {
    organizationId,
    name,
    memberId: crypto.randomUUID(),
    personId: session.person.id,
    sessionId: session.id,
    now: Date.now(),
  });
  return organizationId;
}

/** False when the person does not belong to it. */
export function setActiveOrganization(
  env: Control,
  session: Session,
  organizationId: string,
): Promise<boolean> {
  const { id: sessionId, person } = session;
  const choice = { sessionId, personId: person.id, organizationId, now: Date.now() };
  return activateOrganization(env.CONTROL, choice);
}

export function membersOf(env: Control, organizationId: string): Promise<readonly Member[]> {
  return listMembers(env.CONTROL, organizationId);
}

/** Whether `person:…` belongs to it. */
export async function isMember(
  env: Control,
  organizationId: string,
  person: string,
): Promise<boolean> {
  const members = await membersOf(env, organizationId);
  return members.some(({ personId }) => person === `person:${personId}`);
}

export function invitationsOf(
  env: Control,
  organizationId: string,
): Promise<readonly Invitation[]> {
  return listInvitations(env.CONTROL, organizationId);
}

export function openInvitation(env: Control, id: string): Promise<Invitation | null> {
  return findInvitation(env.CONTROL, id, Date.now());
}

export function hasSignIn(env: Control, email: string): Promise<boolean> {
  return isPersonKnown(env.CONTROL, email);
}

export function sessionsOf(env: Control, session: Session): Promise<readonly LiveSession[]> {
  return listSessions(env.CONTROL, session.person.id, Date.now());
}

/** Ends another session of the same person; with null all others. */
export function endOthers(env: Control, session: Session, sessionId: string | null): Promise<void> {
  const ending = { personId: session.person.id, sessionId, keepId: session.id };
  return endSessions(env.CONTROL, ending);
}

export function saveLocale(env: Control, session: Session, locale: Locale): Promise<void> {
  return savePersonLocale(env.CONTROL, session.person.id, locale);
}
