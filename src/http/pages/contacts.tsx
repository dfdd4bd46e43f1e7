import type { MessageKey } from "../../../web/locales/translate";
import { type ContactRow, ContactsPage } from "../../../web/pages/contacts";
import { chooseContact } from "../../app/borrower/choose";
import { grantPermit } from "../../app/contact/grant-permit";
import { type ContactReport, logContact } from "../../app/contact/log";
import { type ContactStanding, decideStanding, readStanding } from "../../app/contact/standing";
import { momentOf } from "../../app/moment";
import { Reason } from "../../app/payment/payment-fields";
import { latestChoices } from "../../domain/contact/choices";
import { HISTORY_DAYS } from "../../domain/contact/history-days";
import type { GateDecision } from "../../domain/contact/decision";
import { CHANNELS, CONTACT_RESULTS, PARTIES, WAYS } from "../../domain/contact/rule";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { choiceError, choicesFrom, choiceValues, formMark, linkWords } from "./choice-form";
import { permitIn, subjectOf, takenPermit } from "./contact-permit";
import { reachedOf, representativeValues } from "./reached-view";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

/** A form's own reference: it was made with the page, so sending it twice is one contact. */
const TOLD_MAX = 20;

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
  const report: ContactReport = {
    ...{ borrower: { id }, loanId: null, channel, purpose: "collection", party: "borrower" },
    externalId: REFERENCE.test(reference) ? reference : newReference(),
    ...{ at: momentOf(ctx), result, note: note.data === "" ? null : note.data, permitId: null },
  };
  const permit = await permitIn(ctx, id, values["permit"]);
  // An attempt is a fact: what its permit does not fit, it was made without.
  const used =
    permit?.channel === channel
      ? await logContact(ctx, { ...report, ...subjectOf(permit) })
      : undefined;
  const logged = used?.ok ? used : await logContact(ctx, report);
  // The same form again, a moment later, is the contact that is there.
  if (logged.ok || logged.refusal.code === "contact.external_id_reused") {
    const path = `/borrowers/${publicId("borrower", id)}/contacts`;
    return redirectAfter(c, path, { key: "contact.log.done" });
  }
  if (logged.refusal.code === "borrower.not_found") return c.notFound();
  return renderContacts(c, { values, wrong: { "": "contact.error.again" } });
});

/** Records what the borrower said about being reached, with how it was learned. */
contactPages.post("/borrowers/:id/choices", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("contact.write");
  const id = parsePublicId("borrower", c.req.param("id"));
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const evidence = Reason.min(1).safeParse(values["evidence"] ?? "");
  if (!evidence.success) {
    return renderContacts(c, { choices: values, wrong: { evidence: "choice.error.evidence" } });
  }
  const change = choicesFrom(values);
  const from = formMark(values);
  const chosen = await chooseContact(ctx, { id, change, from, evidence: evidence.data });
  if (chosen.ok) {
    const path = `/borrowers/${publicId("borrower", id)}/contacts#choices`;
    return redirectAfter(c, path, { key: "choice.recorded" });
  }
  const { code } = chosen.refusal;
  if (code === "borrower.not_found") return c.notFound();
  // What stands now is shown with the words that were typed: what the borrower chose meanwhile stays.
  const typed = code === "choice.changed" ? { evidence: evidence.data } : values;
  return renderContacts(c, { choices: typed, wrong: choiceError(code) });
});

/** Asks the gate for one contact; a yes leads to the form that records it. */
contactPages.post("/borrowers/:id/permits", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("contact.write");
  const id = parsePublicId("borrower", c.req.param("id"));
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const channel = CHANNELS.find((one) => one === values["permit-channel"]) ?? "phone";
  const party = PARTIES.find((one) => one === values["permit-party"]) ?? "borrower";
  const standing = await readStanding(ctx, id);
  if (!standing) return c.notFound();
  const subject = { loanId: null, channel, party, purpose: purposeOf(standing) } as const;
  const asked = await grantPermit(ctx, { borrower: { id }, place: "unknown", ...subject });
  if (!asked.ok) return renderContacts(c, { wrong: { "": "contact.error.again" } });
  const { permit, decision } = asked.value;
  if (!permit) return renderContacts(c, { denied: decision, wrong: {} });
  const query = `permit=${publicId("contactPermit", permit.id)}`;
  return c.redirect(`/borrowers/${publicId("borrower", id)}/contacts?${query}#permit`, 303);
});

function newReference(): string {
  return `form-${crypto.randomUUID()}`;
}

type Typed = Readonly<Record<string, string>>;

/** One of the forms as it was typed. */
type Again = Readonly<{
  values?: Typed;
  choices?: Typed;
  reached?: Typed;
  /** The gate's answer to who asked for a permit. */
  denied?: GateDecision;
  wrong: Readonly<Record<string, MessageKey>>;
}>;

export async function renderContacts(c: PageContext, again?: Again) {
  const ctx = c.get("tenant");
  ctx.allow("contact.read");
  const id = parsePublicId("borrower", c.req.param("id") ?? "");
  const standing = id === undefined ? undefined : await readStanding(ctx, id);
  if (id === undefined || !standing) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/loans" });
  const purpose = purposeOf(standing);
  const errors =
    again && Object.fromEntries(Object.entries(again.wrong).map(([field, key]) => [field, t(key)]));
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
      chosen={{
        ...(await chosenOf(c, standing, again?.choices)),
        ...(again?.choices && errors && { errors }),
      }}
      reached={{
        ...reachedOf(standing.borrower),
        values: ctx.actor.permissions.includes("contact.write")
          ? (again?.reached ?? representativeValues(standing.borrower))
          : null,
        ...(again?.reached && errors && { errors }),
      }}
      permit={takenPermit(await permitIn(ctx, id, c.req.query("permit")))}
      {...(again?.denied && { denied: again.denied })}
      {...(again?.values && errors && { values: again.values, errors })}
    />
  );
  return renderPage(c, page, again ? 422 : 200);
}

async function chosenOf(c: PageContext, { borrower }: ContactStanding, typed?: Typed) {
  const ctx = c.get("tenant");
  const told = await ctx.borrowers.choicesTold(borrower.id, TOLD_MAX);
  const nameOf = await actorNames(
    c,
    translatorOf(c),
    told.map(({ actor }) => actor),
  );
  const latest = latestChoices(borrower.choices);
  const mayRecord = ctx.actor.permissions.includes("contact.write");
  // What was not ticked is not sent, so a form that came back whole stands as it was typed.
  const filled = typed?.["made-from"] === undefined ? choiceValues(latest) : {};
  return {
    choices: borrower.choices.length === 0 ? null : latest,
    told: told.map(({ chosen: { since }, actor, evidence }) => {
      return { since, who: nameOf(actor), evidence: linkWords(translatorOf(c), evidence) };
    }),
    values: mayRecord ? { ...filled, ...typed } : null,
  };
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

function purposeOf({ loans }: ContactStanding): "collection" | "service" {
  return loans.some(({ projection }) => projection.pastDueAmount > 0) ? "collection" : "service";
}
