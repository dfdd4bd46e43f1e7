import type { MessageKey } from "../../../web/locales/translate";
import { type ContactRow, ContactsPage } from "../../../web/pages/contacts";
import { logContact } from "../../app/contact/log";
import {
  type ContactStanding,
  decideStanding,
  momentOf,
  readStanding,
} from "../../app/contact/standing";
import { Reason } from "../../app/payment/payment-fields";
import { HISTORY_DAYS } from "../../domain/contact/history-days";
import { CHANNELS, CONTACT_RESULTS, WAYS } from "../../domain/contact/rule";
import { parsePublicId, publicId } from "../../kernel/ids";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";

/** A form's own reference: it was made with the page, so sending it twice is one contact. */
const REFERENCE = /^form-[0-9a-f-]{36}$/;

export const contactPages = newPages();

contactPages.get("/borrowers/:id/contacts", (c) => renderContacts(c));

/** Records what somebody tried, as of this moment. */
contactPages.post("/borrowers/:id/contacts", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("contact.write");
  const id = parsePublicId("borrower", c.req.param("id"));
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const channel = CHANNELS.find((one) => one === values["channel"]);
  const result = CONTACT_RESULTS.find((one) => one === values["result"]);
  const note = Reason.safeParse(values["note"] ?? "");
  const reference = values["reference"] ?? "";
  if (!channel || !result || !note.success) {
    const wrong = {
      ...(channel ? {} : { channel: "contact.error.choice" as const }),
      ...(result ? {} : { result: "contact.error.choice" as const }),
      ...(note.success ? {} : { note: "contact.error.noteWrong" as const }),
    };
    return renderContacts(c, { values, wrong });
  }
  const logged = await logContact(ctx, {
    borrower: { id },
    loanId: null,
    externalId: REFERENCE.test(reference) ? reference : newReference(),
    channel,
    purpose: "collection",
    party: "borrower",
    at: momentOf(ctx),
    result,
    note: note.data === "" ? null : note.data,
    permitId: null,
  });
  // The same form again, a moment later, is the contact that is there.
  if (logged.ok || logged.refusal.code === "contact.external_id_reused") {
    const path = `/borrowers/${publicId("borrower", id)}/contacts`;
    return redirectAfter(c, path, { key: "contact.log.done" });
  }
  if (logged.refusal.code === "borrower.not_found") return c.notFound();
  return renderContacts(c, { values, wrong: { "": "contact.error.again" } });
});

function newReference(): string {
  return `form-${crypto.randomUUID()}`;
}

type Again = Readonly<{
  values: Readonly<Record<string, string>>;
  wrong: Readonly<Record<string, MessageKey>>;
}>;

async function renderContacts(c: PageContext, again?: Again) {
  const ctx = c.get("tenant");
  ctx.allow("contact.read");
  const id = parsePublicId("borrower", c.req.param("id") ?? "");
  const standing = id === undefined ? undefined : await readStanding(ctx, id);
  if (id === undefined || !standing) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/loans" });
  const isPastDue = standing.loans.some(({ projection }) => projection.pastDueAmount > 0);
  const purpose = isPastDue ? "collection" : "service";
  const asked = { loanId: null, purpose, party: "borrower", place: "unknown" } as const;
  const page = (
    <ContactsPage
      t={t}
      frame={frame}
      borrower={{ id: publicId("borrower", id), name: standing.borrower.contact.name }}
      at={standing.at}
      purpose={purpose}
      ways={WAYS.map((way) => ({
        way,
        decision: decideStanding(ctx, standing, { ...asked, channel: way }),
      }))}
      history={historyOf(standing)}
      historyDays={HISTORY_DAYS}
      form={ctx.actor.permissions.includes("contact.write") ? { reference: newReference() } : null}
      {...(again && {
        values: again.values,
        errors: Object.fromEntries(
          Object.entries(again.wrong).map(([field, key]) => [field, t(key)]),
        ),
      })}
    />
  );
  return renderPage(c, page, again ? 422 : 200);
}

function historyOf({ history, loans }: ContactStanding): ContactRow[] {
  return history
    .map(({ at, channel, result, loanId, countsUntil }) => {
      const loan = loans.find(({ id }) => id === loanId);
      return {
        at,
        channel,
        result,
        isPermit: countsUntil !== undefined,
        loan: loan ? { id: publicId("loan", loan.id), externalId: loan.externalId } : null,
      };
    })
    .toSorted((one, other) => other.at - one.at);
}
