import { createHash } from "node:crypto";
import type { Locale } from "../../app/context";
import type { Sender } from "../../app/notice/sender";
import { isRole } from "../../domain/member/role";
import { assert } from "../../kernel/assert";
import { Outage } from "../../kernel/outage";
import { invitationLetter, type Letter, resetLetter } from "./letters";
import { isLocale } from "./locale";
import type { Throttle } from "./throttle";

type Addressee = Readonly<{ id: string; name: string; email: string; locale?: unknown }>;
type InvitationMail = Readonly<{
  id: string;
  email: string;
  role: string;
  tenantName: Promise<string>;
  inviter: { user: { name: string } };
  invitation: { expiresAt: Date };
}>;

/** The e-mails that sign-in itself sends. */
export type Post = Readonly<{
  sendReset(person: Addressee, token: string): Promise<void>;
  sendInvitation(mail: InvitationMail): Promise<void>;
  /** Whether every invitation of this request left the house. */
  delivered(): Promise<boolean>;
}>;

type PostParts = Readonly<{
  hand: Sender["hand"];
  throttle: Throttle;
  origin: string;
  locale: Locale;
}>;

export function openPost({ hand, throttle, origin, locale }: PostParts): Post {
  const invitations: Promise<boolean>[] = [];
  const send = async (to: string, letter: Letter, key: string) => {
    const handed = await hand({ to, ...letter, html: null, unsubscribeUrl: null, key });
    if (handed.end === "not-taken") throw new Outage(handed.reason, handed.retryAfterSeconds);
    return handed.end === "accepted";
  };
  const sendInvitation = async (mail: InvitationMail) => {
    assert(isRole(mail.role), "an invitation has one of our roles");
    const letter = invitationLetter(locale, {
      inviterName: mail.inviter.user.name,
      organizationName: await mail.tenantName,
      role: mail.role,
      link: `${origin}/invitations/${encodeURIComponent(mail.id)}`,
    });
    const key = `invitation:${mail.id}:${mail.invitation.expiresAt.getTime()}`;
    return send(mail.email, letter, key);
  };
  return {
    async sendReset(person, token) {
      // Silently: the answer must be the same as for an address we do not know.
      if (!(await throttle.allows("reset", person.email))) return;
      const link = `${origin}/reset-password?token=${encodeURIComponent(token)}`;
      const letter = resetLetter(localeFor(person, locale), { name: person.name, link });
      await send(person.email, letter, `reset:${digestOf(token)}`);
    },
    // Entered in the list at once: better-auth does not wait for it, `delivered` does.
    async sendInvitation(mail) {
      const sending = sendInvitation(mail);
      invitations.push(sending.catch(() => false));
      await sending;
    },
    async delivered() {
      return (await Promise.all(invitations)).every((left) => left);
    },
  };
}

/** A header is seen by more eyes than a letter, so it must not hold the token. */
function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Their own language; whoever asks for the letter may be somebody else. */
function localeFor(person: Addressee, fallback: Locale): Locale {
  return typeof person.locale === "string" && isLocale(person.locale) ? person.locale : fallback;
}
