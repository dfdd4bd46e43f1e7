import type { GateDecision } from "../../domain/contact/decision";
import { tallyDecision } from "../../domain/contact/tally";
import type { Place } from "../../domain/contact/rule";
import { type Instant, instant } from "../../kernel/calendar";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { type BorrowerName, findNamed, isOwnLoan } from "./find-borrower";
import { type ContactStanding, decideStanding, readStanding } from "./standing";
import type { ContactPermit, ContactSubject } from "./store";

/** A permit is good for this long, or until what allowed it ends. */
const PERMIT_MS = 10 * 60_000;

export type PermitRefusal = Readonly<{
  code: "borrower.not_found" | "loan.not_found" | "request.conflict";
}>;

export type PermitAnswer = Readonly<{ permit: ContactPermit | null; decision: GateDecision }>;

export type PermitRequest = Omit<ContactSubject, "borrowerId"> &
  Readonly<{ borrower: BorrowerName; place: Place }>;

/**
 * Asks the gate for one contact now. An allowance is a permit for it, good for minutes and once; until
 * it expires it counts as made, so that two who ask together never exceed a cap together. What was
 * not allowed is in the audit log with who asked.
 */
export async function grantPermit(
  ctx: TenantContext,
  { borrower, place, ...asked }: PermitRequest,
): Promise<Result<PermitAnswer, PermitRefusal>> {
  ctx.allow("contact.write");
  const found = await findNamed(ctx, borrower);
  if (!found) return refuse({ code: "borrower.not_found" });
  if (!(await isOwnLoan(ctx, found.id, asked.loanId))) return refuse({ code: "loan.not_found" });
  const partition = partitionOf(found.id);
  const granted = await contend(async () => {
    const standing = await readStanding(ctx, found.id);
    if (!standing) return refuse({ code: "borrower.not_found" });
    const subject = { ...asked, borrowerId: found.id };
    const decision = decideStanding(ctx, standing, { ...asked, place });
    const { timezone } = ctx.tenant;
    const asker = { at: standing.at, timezone, actor: ctx.actor.name };
    const tally = ctx.contacts.tally(partition, tallyDecision(decision, asker));
    if (decision.verdict !== "allow") {
      const deed = deedOf("contact.deny", subject, decision);
      await ctx.commit(partition, { deed, writes: tally });
      return ok({ permit: null, decision });
    }
    const permit: ContactPermit = {
      ...subject,
      id: internalId(partition, await ctx.reserve(partition, 1)),
      decision,
      askedAt: standing.at,
      expiresAt: expiryOf(ctx, standing, decision.until),
      contactId: null,
      actor: ctx.actor.name,
      createdAt: ctx.now,
    };
    const committed = await ctx.commit(partition, {
      deed: deedOf("contact.permit", subject, decision),
      writes: [
        ...ctx.contacts.asCounted(standing.query, standing.history.length),
        ...ctx.contacts.grant(permit),
        ...tally,
      ],
    });
    return committed.ok ? ok({ permit, decision }) : LOST;
  });
  return granted === LOST ? refuse({ code: "request.conflict" }) : granted;
}

/** As far from now as the end of the allowance is from the moment it was asked for. */
function expiryOf({ now }: TenantContext, { at }: ContactStanding, until: Instant | null): Instant {
  const left = until === null ? PERMIT_MS : Math.min(PERMIT_MS, until - at);
  return instant(now + left);
}

function deedOf(action: string, subject: ContactSubject, decision: GateDecision) {
  const { borrowerId, loanId, channel, purpose, party } = subject;
  const loan = loanId === null ? null : publicId("loan", loanId);
  const { verdict, rule } = decision;
  return {
    action,
    subject: publicId("borrower", borrowerId),
    detail: { loan, channel, purpose, party, verdict, rule },
  };
}
