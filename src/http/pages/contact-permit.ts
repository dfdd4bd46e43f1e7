import type { TakenPermit } from "../../../web/pages/contact-forms";
import type { ContactPermit } from "../../app/contact/store";
import type { TenantContext } from "../../app/context";
import { parsePublicId, publicId } from "../../kernel/ids";

/** A borrower's permit that is still good, by what a page or a form names. */
export async function permitIn(
  ctx: TenantContext,
  borrowerId: number,
  named: string | undefined,
): Promise<ContactPermit | null> {
  const id = parsePublicId("contactPermit", named ?? "");
  const permit = id === undefined ? undefined : await ctx.contacts.permit(id);
  if (!permit || permit.borrowerId !== borrowerId) return null;
  return permit.contactId === null && permit.expiresAt > ctx.now ? permit : null;
}

export function takenPermit(permit: ContactPermit | null): TakenPermit | null {
  if (!permit) return null;
  const { id, channel, party, askedAt, createdAt, expiresAt } = permit;
  // In a sandbox it was asked for on the clock's day, and runs out in real minutes.
  const until = askedAt + (expiresAt - createdAt);
  return { id: publicId("contactPermit", id), channel, party, until };
}

/** What an attempt under a permit is: the same person, loan, way and purpose. */
export function subjectOf({ id, loanId, channel, purpose, party }: ContactPermit) {
  return { loanId, channel, purpose, party, permitId: id };
}
