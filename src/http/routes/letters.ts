import { createRoute, z } from "@hono/zod-openapi";
import { printLetters, readPrintRun } from "../../app/notice/print";
import { publicId } from "../../kernel/ids";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const Run = z
  .object({
    id: z.string().openapi({ example: "run-2f1c…" }),
    letterCount: z.int().openapi({ example: 12 }),
  })
  .openapi("PrintRun");

const Letters = z
  .object({
    letters: z.array(
      z.object({
        noticeId: z.string().openapi({ example: "ntc_01" }),
        loanExternalId: z.string(),
        name: z.string(),
        address: z.string().openapi({ description: "Its lines with a semicolon between them." }),
        subject: z.string(),
        text: z.string(),
      }),
    ),
  })
  .openapi("PrintedLetters");

const print = createRoute({
  method: "post",
  path: "/v1/print-runs",
  operationId: "notice.print",
  tags: ["Notices"],
  summary: "Make a print run of the letters that wait",
  description:
    "Asks the gate again for each letter in the state `to-print`, writes it with the figures of today " +
    "and counts it as sent; at most 200 at a time. Print and post them on the same day.",
  security: SIGNED_IN,
  responses: {
    ...answers(201, Run, "The run; its letters are read by its id."),
    ...problems("notice.letterhead_missing", "notice.nothing_to_print", "request.conflict"),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/print-runs/{id}",
  operationId: "notice.print-run",
  tags: ["Notices"],
  summary: "The letters of a print run",
  description: "As they were written, with the address for each envelope; for your own printer.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(60).openapi({ example: "2026-03-31-1" }) }) },
  responses: {
    ...answers(200, Letters, "The letters."),
    ...problems("notice.not_found"),
  },
});

export const letterRoutes = newApi()
  .openapi(print, async (c) => {
    const made = await printLetters(c.get("tenant"));
    return made.ok ? c.json(made.value, 201) : refused(c, made.refusal);
  })
  .openapi(read, async (c) => {
    const ctx = c.get("tenant");
    const run = await readPrintRun(ctx, c.req.valid("param").id);
    if (!run.ok) return refused(c, run.refusal);
    const letters = run.value.map(({ notice, subject, content }) => ({
      noticeId: publicId("notice", notice.id),
      loanExternalId: subject.loan.externalId,
      name: ctx.borrowers.openContact(notice.borrowerId, subject.borrower.contactSealed).name,
      address: content.to,
      subject: content.subject,
      text: content.text,
    }));
    return c.json({ letters }, 200);
  });
