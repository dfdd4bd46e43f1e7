import { createRoute, z } from "@hono/zod-openapi";
import { listDeadlines } from "../../app/deadline/list";
import { PRODUCT_CLASSES } from "../../domain/contact/rule";
import { DEADLINE_STATES } from "../../domain/deadline/deadlines";
import { DEADLINE_KINDS } from "../../domain/deadline/rule";
import { STATUTORY_NAMES } from "../../domain/notice/template-name";
import { parsePublicId, publicId } from "../../kernel/ids";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const DeadlineAnswer = z
  .object({
    pack: z.string().openapi({ example: "US-REGX" }),
    packVersion: z.int(),
    rule: z.string().openapi({ example: "notice45" }),
    source: z.string().openapi({ example: "12 CFR 1024.39(b)" }),
    status: z.enum(["VP", "VS", "GK", "house"]),
    kind: z.enum(DEADLINE_KINDS),
    letter: z.enum(STATUTORY_NAMES).nullable().openapi({
      description: "The template that meets it when a step writes it; null: a letter does not.",
    }),
    onlyFor: z.array(z.enum(PRODUCT_CLASSES)).nullable().openapi({
      description:
        "It is owed if the loan is of one of these kinds; null: it is. Your policy tells which product is which kind.",
    }),
    state: z.enum(DEADLINE_STATES).openapi({
      description:
        "`met` by its day, `late` after it, `due` by then, `missed`; of a wait: `waiting` until then, `free` from then on.",
    }),
    on: z.iso.date().openapi({
      description: "The last day on which it is in time; of a wait the first that is allowed.",
    }),
    doneOn: z.iso.date().nullable(),
  })
  .openapi("Deadline");

const list = createRoute({
  method: "get",
  path: "/v1/loans/{id}/deadlines",
  operationId: "deadline.list",
  tags: ["Loans"],
  summary: "What laws want done about a loan by a day",
  description:
    "By the packs that bind the loan today: contact and letters that a law demands, and what must wait. " +
    "Counted from the ledger, the letters that went out and the contacts that were told.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) }) },
  responses: {
    ...answers(
      200,
      z
        .object({
          loanId: z.string().openapi({ example: "loan_01" }),
          asOf: z.iso.date(),
          deadlines: z.array(DeadlineAnswer),
        })
        .openapi("DeadlineList"),
      "Empty where no law that we know asks for anything now.",
    ),
    ...problems("loan.not_found"),
  },
});

export const deadlineRoutes = newApi();

deadlineRoutes.openapi(list, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const listed = await listDeadlines(c.get("tenant"), id);
  if (!listed.ok) return refused(c, listed.refusal);
  const { loanId, asOf, deadlines } = listed.value;
  return c.json(
    {
      loanId: publicId("loan", loanId),
      asOf,
      deadlines: deadlines.map(({ onlyFor, ...rest }) => ({
        ...rest,
        onlyFor: onlyFor && [...onlyFor],
      })),
    },
    200,
  );
});
