import { confirmedByContact } from "../../domain/contact/confirmations";
import { dateAt, type Instant } from "../../kernel/calendar";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { ContactTally } from "../../domain/contact/tally";
import type { TenantContext } from "../context";
import { type BorrowerName, findNamed, isOwnLoan } from "./find-borrower";
import type { Contact, ContactPermit } from "./store";

export type LogRefusal = Readonly<{
  code:
    | "borrower.not_found"
    | "loan.not_found"
    | "contact.in_future"
    | "contact.external_id_reused"
    | "contact.permit_not_found"
    | "contact.permit_used"
    | "contact.permit_expired"
    | "contact.permit_differs"
    | "request.conflict";
}>;

export type ContactReport = Omit<Contact, "id" | "borrowerId" | "actor" | "createdAt"> &
  Readonly<{ borrower: BorrowerName }>;

/** The clock of a dialer may differ from ours by this. */
const AHEAD_MS_MAX = 60_000;

/**
 * Records an attempt to reach a borrower that was made, by whomever. It is a fact, so no rule of
 * contact refuses it; from now on the gate counts it. The same external id twice is one contact. One
 * that names a permit uses it up: for the same person, loan, channel and purpose, while it is good.
 */
export async function logContact(
  ctx: TenantContext,
  { borrower, ...report }: ContactReport,
): Promise<Result<Readonly<{ contact: Contact; isNew: boolean }>, LogRefusal>> {
  ctx.allow("contact.write");
  const found = await findNamed(ctx, borrower);
  if (!found) return refuse({ code: "borrower.not_found" });
  const { loanId, externalId, permitId } = report;
  if (!(await isOwnLoan(ctx, found.id, loanId))) return refuse({ code: "loan.not_found" });
  if (isAhead(ctx, report.at)) return refuse({ code: "contact.in_future" });
  const borrowerId = found.id;
  const partition = partitionOf(borrowerId);
  const logged = await contend(async () => {
    const before = await ctx.contacts.byExternalId(borrowerId, externalId);
    if (before) return again(before, report);
    const permit = permitId === null ? null : await ctx.contacts.permit(permitId);
    if (permit === undefined) return refuse({ code: "contact.permit_not_found" });
    const wrong = permit && whyNotUsable(ctx, permit, { ...report, borrowerId });
    if (wrong) return refuse({ code: wrong });
    const id = internalId(partition, await ctx.reserve(partition, 1));
    const actor = ctx.actor.name;
    const contact: Contact = { ...report, id, borrowerId, actor, createdAt: ctx.now };
    const { channel, party, result } = report;
    const seen = { channel, party, result, on: dateAt(report.at, ctx.tenant.timezone) };
    const committed = await ctx.commit(partition, {
      deed: deedOf(contact),
      writes: [
        ...ctx.contacts.log(contact),
        ...ctx.borrowers.confirm(borrowerId, confirmedByContact(found.confirmed, seen)),
        ...(permit
          ? ctx.contacts.usePermit(permit, id)
          : ctx.contacts.tally(partition, [unasked(ctx, contact)])),
      ],
    });
    return committed.ok ? ok({ contact, isNew: true }) : LOST;
  });
  return logged === LOST ? refuse({ code: "request.conflict" }) : logged;
}

/** A contact that nobody asked the gate about. */
function unasked({ tenant }: TenantContext, { at, channel, actor }: Contact): ContactTally {
  const on = dateAt(at, tenant.timezone);
  return { on, channel, outcome: "unasked", pack: "", rule: "", actor, count: 1 };
}

/** In a sandbox a moment is one of a business date, so the clock's day decides. */
function isAhead({ tenant, today, now }: TenantContext, at: Instant): boolean {
  if (tenant.mode === "live") return at > now + AHEAD_MS_MAX;
  return dateAt(at, tenant.timezone) > today;
}

function again(before: Contact, report: Omit<ContactReport, "borrower">) {
  const isSame =
    before.loanId === report.loanId &&
    before.channel === report.channel &&
    before.purpose === report.purpose &&
    before.party === report.party &&
    before.at === report.at &&
    before.result === report.result &&
    before.permitId === report.permitId;
  if (!isSame) return refuse({ code: "contact.external_id_reused" });
  return ok({ contact: before, isNew: false });
}

type Use = Pick<Contact, "borrowerId" | "loanId" | "channel" | "purpose" | "party" | "at">;

function whyNotUsable(ctx: TenantContext, permit: ContactPermit, use: Use) {
  // A permit of somebody else is none: it says nothing of them.
  if (permit.borrowerId !== use.borrowerId) return "contact.permit_not_found";
  if (permit.contactId !== null) return "contact.permit_used";
  const isSame =
    permit.loanId === use.loanId &&
    permit.channel === use.channel &&
    permit.purpose === use.purpose &&
    permit.party === use.party;
  // What was done in time may be told later; a sandbox has no such moment of its own.
  const done = ctx.tenant.mode === "live" ? use.at : ctx.now;
  const isBefore = done < permit.createdAt - AHEAD_MS_MAX;
  if (!isSame || isBefore) return "contact.permit_differs";
  return done > permit.expiresAt ? "contact.permit_expired" : null;
}

function deedOf(contact: Contact) {
  const { id, borrowerId, loanId, channel, purpose, party, at, result, permitId } = contact;
  return {
    action: "contact.log",
    subject: publicId("contact", id),
    detail: {
      borrower: publicId("borrower", borrowerId),
      loan: loanId === null ? null : publicId("loan", loanId),
      permit: permitId === null ? null : publicId("contactPermit", permitId),
      channel,
      purpose,
      party,
      at,
      result,
    },
  };
}
