import { createRoute, z } from "@hono/zod-openapi";
import {
  CONTACT_REPORT_DAYS_MAX,
  type ContactCounts,
  type RuleReport,
  readContactReport,
} from "../../app/report/contact";
import { Day } from "../fields";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const Count = z.int().openapi({ example: 3 });
const Counts = z
  .object({
    allow: Count,
    defer: Count,
    deny: Count,
    nearMiss: z.int().openapi({
      description:
        "Allowed, and the last that a cap let through or within a quarter of an hour of closing.",
    }),
    unasked: z.int().openapi({ description: "Logged without a permit." }),
  })
  .openapi("ContactCounts");

const Report = z
  .object({
    from: z.string(),
    through: z.string(),
    channels: z.array(z.object({ channel: z.string(), counts: Counts })),
    rules: z.array(z.object({ pack: z.string(), rule: z.string(), counts: Counts })),
    people: z.array(z.object({ actor: z.string(), counts: Counts })),
  })
  .openapi("ContactRuleReport");

const query = z.object({
  from: Day.optional().openapi({ description: "30 days before `through` when left out." }),
  through: Day.optional().openapi({ description: "Today when left out." }),
});

const read = createRoute({
  method: "get",
  path: "/v1/reports/contacts",
  operationId: "report.contacts",
  tags: ["Reports"],
  summary: "Contacts by rule",
  description:
    "What the contact gate said between two days, at most " +
    `${CONTACT_REPORT_DAYS_MAX}: by channel, by each rule that put off, denied or came near to it, ` +
    "and by person. Every answer is counted, also of a notice that was put off and asked again.",
  security: SIGNED_IN,
  request: { query },
  responses: {
    ...answers(200, Report, "The counts."),
    ...problems("request.invalid", "report.period_wrong"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/contacts.csv",
  operationId: "report.contacts-file",
  tags: ["Reports"],
  summary: "Contacts by rule as CSV",
  security: SIGNED_IN,
  request: { query },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.period_wrong"),
  },
});

export const contactReportRoutes = newApi()
  .openapi(read, async (c) => {
    const { from = null, through = null } = c.req.valid("query");
    const report = await readContactReport(c.get("tenant"), { from, through });
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const { from = null, through = null } = c.req.valid("query");
    const report = await readContactReport(c.get("tenant"), { from, through });
    if (!report.ok) return refused(c, report.refusal);
    const name = `contacts-${report.value.from}-${report.value.through}.csv`;
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(toCsv(report.value), 200);
  });

function toJson({ from, through, channels, rules, people }: RuleReport) {
  return {
    from,
    through,
    channels: channels.map(({ counts, ...one }) => ({ ...one, counts: countsAnswer(counts) })),
    rules: rules.map(({ counts, ...one }) => ({ ...one, counts: countsAnswer(counts) })),
    people: people.map(({ counts, ...one }) => ({ ...one, counts: countsAnswer(counts) })),
  };
}

function countsAnswer(counts: ContactCounts): z.input<typeof Counts> {
  return {
    allow: counts.allow ?? 0,
    defer: counts.defer ?? 0,
    deny: counts.deny ?? 0,
    nearMiss: counts["near-miss"] ?? 0,
    unasked: counts.unasked ?? 0,
  };
}

/** One line for each channel, rule and person; every field is a number or a name of ours. */
function toCsv(report: RuleReport): string {
  const period = [report.from, report.through];
  const line = (kind: string, pack: string, name: string, counts: ContactCounts) => {
    const { allow, defer, deny, nearMiss, unasked } = countsAnswer(counts);
    return [...period, kind, pack, name, allow, defer, deny, nearMiss, unasked].join(",");
  };
  const lines = [
    "from,through,kind,pack,name,allowed,deferred,denied,near_misses,unasked",
    ...report.channels.map(({ channel, counts }) => line("channel", "", channel, counts)),
    ...report.rules.map(({ pack, rule, counts }) => line("rule", pack, rule, counts)),
    ...report.people.map(({ actor, counts }) => line("person", "", actor, counts)),
  ];
  return `${lines.join("\r\n")}\r\n`;
}
