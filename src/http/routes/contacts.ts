import { createRoute, z } from "@hono/zod-openapi";
import { askContact } from "../../app/contact/ask";
import { grantPermit } from "../../app/contact/grant-permit";
import { listContacts } from "../../app/contact/list";
import { logContact } from "../../app/contact/log";
import type { Contact, ContactPermit } from "../../app/contact/store";
import { CHANNELS, CONTACT_RESULTS, PARTIES, PURPOSES } from "../../domain/contact/rule";
import { instant } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import {
  ContactReportBody,
  namesIn,
  PERMIT_EXAMPLE,
  PermitRequestBody,
  REPORT_EXAMPLE,
} from "./contact-body";
import { DECISION, decisionFields } from "./decision-answer";

const LIMIT_MAX = 200;

const Subject = {
  borrowerId: z.string().openapi({ example: "bor_01" }),
  loanId: z.string().nullable(),
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  party: z.enum(PARTIES),
};

const ContactAnswer = z
  .object({
    id: z.string().openapi({ example: "con_01" }),
    ...Subject,
    externalId: z.string(),
    at: z.int().openapi({ description: "Epoch milliseconds." }),
    result: z.enum(CONTACT_RESULTS).nullable(),
    note: z.string().nullable(),
    permitId: z.string().nullable(),
    actor: z.string().openapi({ description: "Who told it, as the audit log writes it." }),
    createdAt: z.int(),
  })
  .openapi("Contact");

const ContactList = z
  .object({ contacts: z.array(ContactAnswer), nextCursor: z.string().nullable() })
  .openapi("ContactList");

const PermitAnswer = z
  .object({
    permit: z
      .object({
        id: z.string().openapi({ example: "cpm_01" }),
        ...Subject,
        expiresAt: z.int().openapi({ description: "Epoch milliseconds." }),
      })
      .nullable()
      .openapi({ description: "Null when the answer is not `allow`." }),
    decision: z.object(DECISION),
  })
  .openapi("ContactPermitAnswer");

const log = createRoute({
  method: "post",
  path: "/v1/contacts",
  operationId: "contact.log",
  tags: ["Contacts"],
  summary: "Tell an attempt to reach a borrower",
  description:
    "By phone, dialer, agency, visit, letter or message, with what became of it. All attempts count " +
    "together, with the letters that Forbear sends. It is a fact: no rule of contact refuses it. A " +
    "contact that was told before with the same `externalId` is answered with 200.",
  security: SIGNED_IN,
  request: { body: jsonBody(ContactReportBody, REPORT_EXAMPLE) },
  responses: {
    ...answers(200, ContactAnswer, "It was told before."),
    ...answers(201, ContactAnswer, "It is recorded and counts."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "loan.not_found",
      "contact.in_future",
      "contact.external_id_reused",
      "contact.permit_not_found",
      "contact.permit_used",
      "contact.permit_expired",
      "contact.permit_differs",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/contacts",
  operationId: "contact.list",
  tags: ["Contacts"],
  summary: "The attempts to reach a borrower",
  description: "As they were told, the newest first. Letters of Forbear are under `/v1/notices`.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      borrowerId: z.string().max(40).openapi({ example: "bor_01" }),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, ContactList, "A page of contacts; `nextCursor` is null on the last one."),
    ...problems("request.invalid", "borrower.not_found"),
  },
});

const permit = createRoute({
  method: "post",
  path: "/v1/contact-permits",
  operationId: "contact.permit",
  tags: ["Contacts"],
  summary: "Ask whether one contact may be made now",
  description:
    "The contact gate's answer with every rule that spoke. When it allows, there is a permit with " +
    "it: good once and for minutes, and until then counted as a contact. Ask right before each " +
    "attempt, and name the permit when you tell it.",
  security: SIGNED_IN,
  request: { body: jsonBody(PermitRequestBody, PERMIT_EXAMPLE) },
  responses: {
    ...answers(200, PermitAnswer, "The answer; with a permit when it is `allow` and no `dryRun`."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "loan.not_found",
    ),
  },
});

export const contactRoutes = newApi();

contactRoutes.openapi(log, async (c) => {
  const body = c.req.valid("json");
  const { borrower, loanId } = namesIn(body);
  if (!borrower) return problem(c, "borrower.not_found");
  if (loanId === undefined) return problem(c, "loan.not_found");
  const permitId = body.permitId === null ? null : parsePublicId("contactPermit", body.permitId);
  if (permitId === undefined) return problem(c, "contact.permit_not_found");
  const { externalId, channel, purpose, party, result, note } = body;
  const at = instant(body.at);
  const report = { borrower, loanId, externalId, channel, purpose, party, at, result, note };
  const logged = await logContact(c.get("tenant"), { ...report, permitId });
  if (!logged.ok) return refused(c, logged.refusal);
  const { contact, isNew } = logged.value;
  return isNew ? c.json(toAnswer(contact), 201) : c.json(toAnswer(contact), 200);
});

contactRoutes.openapi(list, async (c) => {
  const { borrowerId, limit, cursor } = c.req.valid("query");
  const id = parsePublicId("borrower", borrowerId);
  if (id === undefined) return problem(c, "borrower.not_found");
  const after = cursor === undefined ? null : decodeCursor(cursor, z.int().min(1));
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const found = await listContacts(c.get("tenant"), { borrowerId: id, limit, after });
  if (!found.ok) return refused(c, found.refusal);
  const { contacts, next } = found.value;
  const nextCursor = next === null ? null : encodeCursor(next);
  return c.json({ contacts: contacts.map(toAnswer), nextCursor }, 200);
});

contactRoutes.openapi(permit, async (c) => {
  const body = c.req.valid("json");
  const { borrower, loanId } = namesIn(body);
  if (!borrower) return problem(c, "borrower.not_found");
  if (loanId === undefined) return problem(c, "loan.not_found");
  const { channel, purpose, party, place, dryRun } = body;
  const asked = { borrower, loanId, channel, purpose, party, place };
  if (dryRun) {
    const told = await askContact(c.get("tenant"), asked);
    if (!told.ok) return refused(c, told.refusal);
    return c.json({ permit: null, decision: decisionFields(told.value) }, 200);
  }
  const granted = await grantPermit(c.get("tenant"), asked);
  if (!granted.ok) return refused(c, granted.refusal);
  const { permit: given, decision } = granted.value;
  return c.json({ permit: given && permitFields(given), decision: decisionFields(decision) }, 200);
});

function subjectFields({ borrowerId, loanId, channel, purpose, party }: Contact | ContactPermit) {
  return {
    borrowerId: publicId("borrower", borrowerId),
    loanId: loanId === null ? null : publicId("loan", loanId),
    channel,
    purpose,
    party,
  };
}

function toAnswer(contact: Contact): z.input<typeof ContactAnswer> {
  const { id, externalId, at, result, note, permitId, actor, createdAt } = contact;
  return {
    id: publicId("contact", id),
    ...subjectFields(contact),
    externalId,
    at,
    result,
    note,
    permitId: permitId === null ? null : publicId("contactPermit", permitId),
    actor,
    createdAt,
  };
}

function permitFields(granted: ContactPermit) {
  const { id, expiresAt } = granted;
  return { id: publicId("contactPermit", id), ...subjectFields(granted), expiresAt };
}
