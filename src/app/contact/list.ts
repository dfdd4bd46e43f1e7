import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Contact } from "./store";

/** The attempts that were logged for a borrower, the one logged last first. */
export async function listContacts(
  ctx: TenantContext,
  {
    borrowerId,
    limit,
    after,
  }: Readonly<{ borrowerId: number; limit: number; after: number | null }>,
): Promise<
  Result<
    Readonly<{ contacts: readonly Contact[]; next: number | null }>,
    Readonly<{ code: "borrower.not_found" }>
  >
> {
  ctx.allow("contact.read");
  if (!(await ctx.borrowers.find(borrowerId))) return refuse({ code: "borrower.not_found" });
  const found = await ctx.contacts.list({ borrowerId, limit: limit + 1, after });
  const contacts = found.slice(0, limit);
  return ok({ contacts, next: found.length > limit ? (contacts.at(-1)?.id ?? null) : null });
}
