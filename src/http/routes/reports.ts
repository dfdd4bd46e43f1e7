import { createRoute, z } from "@hono/zod-openapi";
import { type AgeingReport, KNOWLEDGE, readAgeing } from "../../app/report/ageing";
import { formatMajor } from "../../kernel/money";
import { Day } from "../fields";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const Figures = { loanCount: z.int(), pastDueAmount: z.int(), balance: z.int() };
const Percent = z.string().openapi({ example: "3.8125" });

const Ageing = z
  .object({
    asOf: z.string(),
    known: z.enum(KNOWLEDGE),
    books: z.array(
      z.object({
        currency: z.string(),
        buckets: z.array(z.object({ bucket: z.string().openapi({ example: "M1" }), ...Figures })),
        par: z.object({ par1: Percent, par30: Percent, par60: Percent, par90: Percent }),
        total: z.object(Figures),
      }),
    ),
  })
  .openapi("AgeingReport");

const query = z.object({
  asOf: Day.optional().openapi({ description: "Any past day; without it, where the book stands." }),
  known: z
    .enum(KNOWLEDGE)
    .default("now")
    .openapi({
      description:
        "`now`: a past day from all that the ledger says today. `then`: as the book was closed on that " +
        "day, at once for any size; a day that was not closed has no books.",
    }),
});

const read = createRoute({
  method: "get",
  path: "/v1/reports/ageing",
  operationId: "report.ageing",
  tags: ["Reports"],
  summary: "The book by days past due",
  description:
    "By bucket: loans, amount past due and outstanding principal, in minor units; PAR in percent of " +
    "the outstanding principal. A past day is folded from the ledger as it is known today, or told as it was known then. Days on " +
    "which a hold stopped the counting are not counted.",
  security: SIGNED_IN,
  request: { query },
  responses: {
    ...answers(200, Ageing, "One book for each currency."),
    ...problems("request.invalid", "report.in_future"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/ageing.csv",
  operationId: "report.ageing-file",
  tags: ["Reports"],
  summary: "The ageing report as CSV, amounts in major units",
  security: SIGNED_IN,
  request: { query },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.in_future"),
  },
});

export const reportRoutes = newApi()
  .openapi(read, async (c) => {
    const report = await readAgeing(c.get("tenant"), askedOf(c.req.valid("query")));
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const report = await readAgeing(c.get("tenant"), askedOf(c.req.valid("query")));
    if (!report.ok) return refused(c, report.refusal);
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="ageing-${report.value.asOf}.csv"`);
    return c.body(toCsv(report.value), 200);
  });

function askedOf({ asOf, known }: z.infer<typeof query>) {
  return { asOf: asOf ?? null, known };
}

function toJson({ asOf, known, books }: AgeingReport) {
  return {
    asOf,
    known,
    books: books.map(({ buckets, ...book }) => ({ ...book, buckets: [...buckets] })),
  };
}

/** One line per bucket, then the shares at risk; every field is a number or a word of ours. */
function toCsv({ asOf, books }: AgeingReport): string {
  const lines = ["as_of,currency,bucket,loan_count,past_due_amount,balance"];
  for (const { currency, buckets, total, par } of books) {
    for (const { bucket, loanCount, pastDueAmount, balance } of [
      ...buckets,
      { bucket: "total", ...total },
    ]) {
      const amounts = [pastDueAmount, balance].map((amount) => formatMajor(amount, currency));
      lines.push([asOf, currency, bucket, loanCount, ...amounts].join(","));
    }
    for (const [name, percent] of Object.entries(par)) {
      lines.push([asOf, currency, `${name}_percent`, "", "", percent].join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
