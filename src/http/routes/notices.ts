import { createRoute, z } from "@hono/zod-openapi";
import { findNotice, listNotices, type NoticeDetail } from "../../app/notice/list";
import { settleNotice } from "../../app/notice/settle";
import type { Notice, StoredDecision } from "../../app/notice/store";
import { NOTICE_STATES } from "../../domain/notice/state";
import { NOTICE_CHANNELS } from "../../domain/notice/template-name";
import { DELIVERY_WORDS } from "../../domain/provider/report";
import { PARTITION_COUNT_MAX, parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { DECISION, decisionFields } from "./decision-answer";

const LIMIT_MAX = 200;

const NoticeAnswer = z
  .object({
    id: z.string().openapi({ example: "ntc_01" }),
    loanId: z.string().openapi({ example: "loan_01" }),
    borrowerId: z.string().openapi({ example: "bor_01" }),
    step: z.string().openapi({
      description: "The step of the policy's ladder; with borrower and business date it is unique.",
    }),
    businessDate: z.iso.date(),
    channel: z.enum(NOTICE_CHANNELS).openapi({
      description: "The way it goes by: of `channels`, the first that the gate let through.",
    }),
    channels: z.array(z.enum(NOTICE_CHANNELS)).openapi({
      description: "Those of its step, in order of preference.",
    }),
    template: z.string().openapi({ example: "past-due-early" }),
    locale: z.string().openapi({ example: "zh-CN" }),
    state: z.enum(NOTICE_STATES),
    daysPastDue: z.int().openapi({
      description: "Days past due when it was planned; negative before the due date.",
    }),
    policyVersion: z.int(),
    attempts: z.int(),
    sendAfter: z.int().nullable().openapi({
      description:
        "Epoch milliseconds: until when it is put off, or when the lease of its sender ends.",
    }),
    sentAt: z.int().nullable().openapi({ description: "Epoch milliseconds." }),
    provider: z.string().nullable().openapi({
      example: "prv_10001",
      description: "Who was handed it: a provider, `platform`, or `captured` in a sandbox.",
    }),
    providerId: z.string().nullable().openapi({ description: "The provider's own id of it." }),
    failure: z.string().nullable(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("Notice");

const Decision = z
  .object({
    at: z.int().openapi({ description: "The moment the gate was asked for, epoch milliseconds." }),
    stage: z.enum(["send"]),
    ...DECISION,
  })
  .openapi("ContactDecision");

const Report = z
  .object({
    at: z.int().openapi({ description: "Epoch milliseconds." }),
    says: z.enum(DELIVERY_WORDS),
    detail: z.string().nullable(),
  })
  .openapi("DeliveryReport");

const NoticeDetailAnswer = NoticeAnswer.extend({
  loanExternalId: z.string(),
  borrowerExternalId: z.string(),
  decisions: z
    .array(Decision)
    .openapi({ description: "Every answer of the contact gate, in order." }),
  content: z
    .object({ to: z.string(), subject: z.string(), text: z.string() })
    .nullable()
    .openapi({ description: "Exactly as handed over; null while nothing was." }),
  reports: z.array(Report).openapi({
    description: "What the provider told afterwards, oldest first.",
  }),
}).openapi("NoticeDetail");

const NoticeList = z
  .object({ notices: z.array(NoticeAnswer), nextCursor: z.string().nullable() })
  .openapi("NoticeList");

const list = createRoute({
  method: "get",
  path: "/v1/notices",
  operationId: "notice.list",
  tags: ["Notices"],
  summary: "List notices",
  description: "Newest first, optionally of one state, one borrower or one loan.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      state: z.enum(NOTICE_STATES).optional(),
      loanId: z.string().max(40).optional(),
      borrowerId: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, NoticeList, "A page of notices; `nextCursor` is null on the last one."),
    ...problems("request.invalid", "loan.not_found", "borrower.not_found"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/notices/{id}",
  operationId: "notice.find",
  tags: ["Notices"],
  summary: "One notice with its evidence",
  description: "The notice, every answer of the contact gate with its rule, and the text as sent.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "ntc_01" }) }) },
  responses: {
    ...answers(200, NoticeDetailAnswer, "The notice."),
    ...problems("notice.not_found"),
  },
});

const settle = createRoute({
  method: "post",
  path: "/v1/notices/{id}/settlement",
  operationId: "notice.settle",
  tags: ["Notices"],
  summary: "Tell what became of an unconfirmed notice",
  description:
    "A notice whose provider never answered, and cannot be asked, is `unconfirmed` and not sent again " +
    "by itself. Look into the provider's own list, then say what you found: sent, or to be sent now. " +
    "One that failed because there was no provider is sent with `wasSent: false` when there is one.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "ntc_01" }) }),
    body: jsonBody(z.strictObject({ wasSent: z.boolean() }).openapi("NoticeSettlement"), {
      wasSent: true,
    }),
  },
  responses: {
    ...answers(200, NoticeAnswer, "The notice as it is now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "notice.not_found",
      "notice.not_unconfirmed",
    ),
  },
});

/** The partitions' places: as many as a tenant may have partitions, each a sequence number. */
const Place = z.array(z.int().min(0)).max(PARTITION_COUNT_MAX);

export const noticeRoutes = newApi();

noticeRoutes.openapi(list, async (c) => {
  const { state, loanId, borrowerId, limit, cursor } = c.req.valid("query");
  const loan = loanId === undefined ? null : parsePublicId("loan", loanId);
  if (loan === undefined) return problem(c, "loan.not_found");
  const borrower = borrowerId === undefined ? null : parsePublicId("borrower", borrowerId);
  if (borrower === undefined) return problem(c, "borrower.not_found");
  const after = cursor === undefined ? null : decodeCursor(cursor, Place);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const query = { limit, after, state: state ?? null, loanId: loan, borrowerId: borrower };
  const found = await listNotices(c.get("tenant"), query);
  if (!found.ok) return refused(c, found.refusal);
  const { notices, next } = found.value;
  const nextCursor = next && encodeCursor(next);
  return c.json({ notices: notices.map(toAnswer), nextCursor }, 200);
});

noticeRoutes.openapi(find, async (c) => {
  const id = parsePublicId("notice", c.req.valid("param").id);
  if (id === undefined) return problem(c, "notice.not_found");
  const found = await findNotice(c.get("tenant"), id);
  if (!found.ok) return refused(c, found.refusal);
  return c.json(toDetail(found.value), 200);
});

noticeRoutes.openapi(settle, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("notice", c.req.valid("param").id);
  if (id === undefined) {
    ctx.allow("notice.settle");
    return problem(c, "notice.not_found");
  }
  const settled = await settleNotice(ctx, id, c.req.valid("json").wasSent);
  return settled.ok ? c.json(toAnswer(settled.value), 200) : refused(c, settled.refusal);
});

function toAnswer(notice: Notice): z.input<typeof NoticeAnswer> {
  const { decisions: _, reports: _reports, id, loanId, borrowerId, channels, ...rest } = notice;
  return {
    channels: [...channels],
    id: publicId("notice", id),
    loanId: publicId("loan", loanId),
    borrowerId: publicId("borrower", borrowerId),
    ...rest,
  };
}

function toDetail({ notice, subject, content }: NoticeDetail): z.input<typeof NoticeDetailAnswer> {
  return {
    ...toAnswer(notice),
    loanExternalId: subject.loan.externalId,
    borrowerExternalId: subject.borrower.externalId,
    decisions: notice.decisions.map(decisionAnswer),
    content: content && { to: content.to, subject: content.subject, text: content.text },
    reports: [...notice.reports],
  };
}

function decisionAnswer({ at, stage, decision }: StoredDecision): z.input<typeof Decision> {
  return { at, stage, ...decisionFields(decision) };
}
