import { createRoute, z } from "@hono/zod-openapi";
import { chooseContact } from "../../app/borrower/choose";
import { listChoices } from "../../app/borrower/list-choices";
import type { Borrower, ChoiceRecord } from "../../app/borrower/store";
import { Reason } from "../../app/payment/payment-fields";
import { latestChoices, markOf } from "../../domain/contact/choices";
import { CHANNELS, CONSENTS } from "../../domain/contact/rule";
import { parsePublicId, publicId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const Hours = z
  .strictObject({ startMinute: z.int(), endMinute: z.int() })
  .nullable()
  .openapi({
    description: "Minutes of the borrower's day, at least an hour; null for no wish.",
    example: { startMinute: 540, endMinute: 1110 },
  });
const FIELDS = {
  consents: z.array(z.enum(CONSENTS)).max(CONSENTS.length).openapi({
    description: "What they agreed to. What is not named counts as not agreed to.",
  }),
  unwantedChannels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
  hours: Hours,
};

const Body = z
  .strictObject({
    ...FIELDS,
    locale: z.enum(["en", "zh-CN"]).optional(),
    evidence: Reason.min(1, "is empty").openapi({
      description: "How it was obtained: kept as the proof.",
      example: "said by phone on 3 May, recording 1042",
    }),
  })
  .openapi("ContactChoicesRequest");

const Answer = z
  .object({
    borrowerId: z.string().openapi({ example: "bor_01" }),
    ...FIELDS,
    locale: z.string(),
    since: z.int().nullable().openapi({ description: "Epoch milliseconds; null: never told." }),
  })
  .openapi("ContactChoices");

const Told = Answer.omit({ borrowerId: true })
  .extend({ evidence: z.string(), actor: z.string() })
  .openapi("ContactChoicesTold");

const Detail = Answer.extend({
  told: z.array(Told).openapi({ description: "Each telling with its proof, newest first." }),
}).openapi("ContactChoicesDetail");

const params = z.object({ id: z.string().max(40).openapi({ example: "bor_01" }) });

const find = createRoute({
  method: "get",
  path: "/v1/borrowers/{id}/contact-choices",
  operationId: "borrower.choices",
  tags: ["Contacts"],
  summary: "How a borrower wants to be reached",
  description:
    "What they agreed to and asked for, by themselves (each e-mail leads to a page of their own, and " +
    "mail programs can unsubscribe with one click) or as you told it, with the proof of each.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, Detail, "Their choices."),
    ...problems("borrower.not_found"),
  },
});

const choose = createRoute({
  method: "put",
  path: "/v1/borrowers/{id}/contact-choices",
  operationId: "borrower.choose",
  tags: ["Contacts"],
  summary: "Record how a borrower wants to be reached",
  description:
    "All of it, as they said it last: a consent that is left out is taken back. It counts at once, " +
    "for letters on their way too. Send the `ETag` of the choices that you read as `If-Match`, and " +
    "what the borrower chose since is not overwritten: it is refused with 412.",
  security: SIGNED_IN,
  request: {
    params,
    headers: z.object({
      "if-match": z.string().max(200).optional().openapi({ example: '"_phone.dialer_540-1110"' }),
    }),
    body: jsonBody(Body, {
      consents: [],
      unwantedChannels: ["phone", "dialer"],
      hours: { startMinute: 540, endMinute: 1110 },
      evidence: "said by phone on 3 May, recording 1042",
    }),
  },
  responses: {
    ...answers(200, Answer, "They stand."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "choice.changed",
      "choice.hours_empty",
      "choice.hours_too_short",
    ),
  },
});

export const choiceRoutes = newApi();

choiceRoutes.openapi(find, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const found = await listChoices(c.get("tenant"), id);
  if (!found.ok) return refused(c, found.refusal);
  const { borrower, told } = found.value;
  const answer = { ...toAnswer(borrower), told: told.map(toTold) };
  return c.json(answer, 200, { etag: etagOf(borrower) });
});

choiceRoutes.openapi(choose, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const { locale, evidence, ...choices } = c.req.valid("json");
  const language = locale === undefined ? {} : { locale };
  const chosen = await chooseContact(c.get("tenant"), {
    id,
    change: () => choices,
    from: markIn(c.req.header("if-match")),
    ...language,
    evidence,
  });
  if (chosen.ok) return c.json(toAnswer(chosen.value), 200, { etag: etagOf(chosen.value) });
  const { refusal } = chosen;
  if (!refusal.code.startsWith("choice.hours")) return refused(c, refusal);
  const detail =
    refusal.code === "choice.hours_too_short"
      ? `is shorter than ${refusal.minutesMin} minutes: to stop contact, put a stop`
      : "ends before it begins, or leaves the day: 0 to 1440";
  return problem(c, refusal.code, { errors: [{ pointer: "#/hours", detail }] });
});

function etagOf({ choices }: Borrower): string {
  return `"${markOf(latestChoices(choices))}"`;
}

/** What `If-Match` names; null for none or any. A proxy that compresses makes a tag weak. */
function markIn(header: string | undefined): string | null {
  if (header === undefined || header.trim() === "*") return null;
  return header
    .trim()
    .replace(/^W\//, "")
    .replace(/^"(.*)"$/, "$1");
}

function toAnswer({ id, choices, locale }: Borrower): z.input<typeof Answer> {
  const { consents, unwantedChannels, hours } = latestChoices(choices);
  return {
    borrowerId: publicId("borrower", id),
    consents: [...consents],
    unwantedChannels: [...unwantedChannels],
    hours,
    locale,
    since: choices.at(-1)?.since ?? null,
  };
}

function toTold({ chosen, locale, evidence, actor }: ChoiceRecord): z.input<typeof Told> {
  const { consents, unwantedChannels, hours, since } = chosen;
  return {
    consents: [...consents],
    unwantedChannels: [...unwantedChannels],
    hours,
    since,
    locale,
    evidence,
    actor,
  };
}
