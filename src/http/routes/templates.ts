import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findTemplate, listTemplates } from "../../app/template/find";
import { previewTemplate } from "../../app/template/preview";
import { saveTemplate } from "../../app/template/save";
import type { TemplatePlace } from "../../app/template/store";
import type { TemplateFlaw } from "../../domain/notice/check-template";
import { LETTER_FACTS } from "../../domain/notice/letter-facts";
import { LOCALES } from "../../domain/notice/locale";
import { isWrittenFor, NOTICE_CHANNELS, TEMPLATE_NAMES } from "../../domain/notice/template-name";
import type { AppEnv } from "../app-env";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const PLACE = {
  template: z.string().max(60).openapi({ example: "past-due" }),
  channel: z.string().max(20).openapi({ example: "email" }),
  locale: z.string().max(20).openapi({ example: "en" }),
};
const Params = z.object(PLACE);
const Source = z.string().max(30_000);

const Words = z
  .strictObject({
    subject: Source.default("").openapi({ example: "Your loan {{ loan }} with {{ lender }}" }),
    text: Source.openapi({
      description:
        `Liquid over these facts: ${LETTER_FACTS.join(", ")}. Those that may be missing are written ` +
        "inside `{% if … %}`.",
      example:
        "Hello {{ borrower }},\n\nYour loan {{ loan }} is past due{% if past_due_amount %} with " +
        "{{ past_due_amount }}{% endif %}.\n\n{{ lender }}\nReply STOP to end e-mails.",
    }),
  })
  .openapi("TemplateWords");

const TemplateAnswer = z
  .object({
    name: z.enum(TEMPLATE_NAMES),
    channel: z.enum(NOTICE_CHANNELS),
    locale: z.enum(LOCALES),
    version: z.int().openapi({ description: "0: you have never written your own." }),
    isOwn: z.boolean().openapi({ description: "False: Forbear's words count." }),
    subject: z.string(),
    text: z.string(),
  })
  .openapi("Template");

const list = createRoute({
  method: "get",
  path: "/v1/templates",
  operationId: "template.list",
  tags: ["Templates"],
  summary: "List letters with words of your own",
  description: "The newest version of each that you have ever written; all others are Forbear's.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z
        .object({
          templates: z.array(TemplateAnswer.omit({ subject: true, text: true })),
        })
        .openapi("TemplateList"),
      "Those that you have written.",
    ),
    ...problems(),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/templates/{template}/{channel}/{locale}",
  operationId: "template.find",
  tags: ["Templates"],
  summary: "The words of a letter",
  description: "What counts now, yours or Forbear's.",
  security: SIGNED_IN,
  request: { params: Params },
  responses: { ...answers(200, TemplateAnswer, "The words."), ...problems("template.not_found") },
});

const save = createRoute({
  method: "put",
  path: "/v1/templates/{template}/{channel}/{locale}",
  operationId: "template.save",
  tags: ["Templates"],
  summary: "Write a letter in your own words",
  description:
    "As the next version; it counts from the next letter on. Checked before it is saved: the language, " +
    "the facts, what is left when a fact is missing, who writes, a way to end it, the amount.",
  security: SIGNED_IN,
  request: {
    params: Params,
    headers: z.object({
      "if-match": z.string().max(40).optional().openapi({
        example: '"0"',
        description: "The `ETag` that it was made from; without it the last one wins.",
      }),
    }),
    body: jsonBody(Words, {
      subject: "Your loan {{ loan }} with {{ lender }}",
      text:
        "Hello {{ borrower }},\n\nyour loan {{ loan }} is past due{% if past_due_amount %} with " +
        "{{ past_due_amount }}{% endif %}. Please talk to us.\n\n{{ lender }}\nReply STOP to end e-mails.",
    }),
  },
  responses: {
    ...answers(200, TemplateAnswer, "Saved."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "template.not_found",
      "template.invalid",
      "template.changed",
    ),
  },
});

const drop = createRoute({
  method: "delete",
  path: "/v1/templates/{template}/{channel}/{locale}",
  operationId: "template.drop",
  tags: ["Templates"],
  summary: "Go back to Forbear's words",
  description: "Your versions are kept.",
  security: SIGNED_IN,
  request: { params: Params },
  responses: {
    204: { description: "Forbear's words count." },
    ...problems("template.not_found", "template.changed"),
  },
});

const preview = createRoute({
  method: "post",
  path: "/v1/templates/{template}/{channel}/{locale}/preview",
  operationId: "template.preview",
  tags: ["Templates"],
  summary: "Read words before they are saved",
  description: "About one of your loans as it stands today, or a made-up one. Nothing is stored.",
  security: SIGNED_IN,
  request: {
    params: Params,
    body: jsonBody(
      z
        .strictObject({ ...Words.shape, loanExternalId: z.string().max(100).default("") })
        .openapi("TemplatePreview"),
      { text: "{{ lender }}: please look at your loan {{ loan }}. Reply STOP to end texts." },
    ),
  },
  responses: {
    ...answers(
      200,
      z
        .object({
          subject: z.string().nullable(),
          text: z.string().nullable(),
          segments: z.int().nullable().openapi({ description: "Of a text message: its cost." }),
          flaws: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
        })
        .openapi("TemplateReading"),
      "How it reads, and what keeps it from being saved.",
    ),
    ...problems("request.invalid", "request.malformed", "template.not_found"),
  },
});

export const templateRoutes = newApi();

templateRoutes.openapi(list, async (c) => {
  const own = await listTemplates(c.get("tenant"));
  const templates = own.map(({ name, channel, locale, version, words }) => ({
    ...{ name, channel, locale, version },
    isOwn: words !== null,
  }));
  return c.json({ templates }, 200);
});

templateRoutes.openapi(find, async (c) => {
  const place = placeIn(c.req.valid("param"));
  if (!place) return nowhere(c, "template.read");
  const { words, versions } = await findTemplate(c.get("tenant"), place);
  const version = versions[0]?.version ?? 0;
  c.header("etag", `"${version}"`);
  const isOwn = Boolean(versions[0]?.words);
  return c.json({ ...place, version, isOwn, ...words }, 200);
});

templateRoutes.openapi(save, async (c) => {
  const place = placeIn(c.req.valid("param"));
  if (!place) return nowhere(c, "template.write");
  const ctx = c.get("tenant");
  const given = c.req.valid("header")["if-match"];
  const match = /^"(\d{1,9})"$/.exec(given ?? "")?.[1];
  const latest = (await ctx.templates.versions(place))[0]?.version ?? 0;
  const from = given === undefined ? latest : match === undefined ? -1 : Number(match);
  const saved = await saveTemplate(ctx, place, c.req.valid("json"), from);
  if (!saved.ok) {
    const { refusal } = saved;
    if (refusal.code === "template.changed") return refused(c, refusal);
    return problem(c, "template.invalid", { errors: refusal.flaws.map(flawAnswer) });
  }
  const { version, words } = saved.value;
  c.header("etag", `"${version}"`);
  const said = words ?? { subject: "", text: "" };
  return c.json({ ...place, version, isOwn: true, ...said }, 200);
});

templateRoutes.openapi(drop, async (c) => {
  const place = placeIn(c.req.valid("param"));
  if (!place) return nowhere(c, "template.write");
  const ctx = c.get("tenant");
  const latest = (await ctx.templates.versions(place))[0]?.version ?? 0;
  const saved = await saveTemplate(ctx, place, null, latest);
  // Without words nothing can be wrong with them.
  return saved.ok ? c.body(null, 204) : problem(c, "template.changed");
});

templateRoutes.openapi(preview, async (c) => {
  const place = placeIn(c.req.valid("param"));
  if (!place) return nowhere(c, "template.read");
  const { loanExternalId, ...words } = c.req.valid("json");
  const { letter, sms, flaws } = await previewTemplate(
    c.get("tenant"),
    place,
    words,
    loanExternalId,
  );
  return c.json(
    {
      subject: letter?.subject ?? null,
      text: letter?.text ?? null,
      segments: sms?.segments ?? null,
      flaws: flaws.map(flawAnswer),
    },
    200,
  );
});

function placeIn({ template, ...rest }: z.output<typeof Params>): TemplatePlace | undefined {
  return placeOf({ name: template, ...rest });
}

/** What a path names, if there is such a letter. */
export function placeOf(
  named: Readonly<{ name: string; channel: string; locale: string }>,
): TemplatePlace | undefined {
  const name = TEMPLATE_NAMES.find((one) => one === named.name);
  const channel = NOTICE_CHANNELS.find((one) => one === named.channel);
  const locale = LOCALES.find((one) => one === named.locale);
  if (!name || !channel || !locale) return undefined;
  return isWrittenFor(name, channel) ? { name, channel, locale } : undefined;
}

function nowhere(c: Context<AppEnv>, permission: "template.read" | "template.write") {
  c.get("tenant").allow(permission);
  return problem(c, "template.not_found");
}

function flawAnswer({ field, code, detail }: TemplateFlaw) {
  return { pointer: `#/${field}`, code, detail: `${FLAW_ADVICE[code]}${detail && `: ${detail}`}` };
}

const FLAW_ADVICE: Readonly<Record<TemplateFlaw["code"], string>> = {
  "template.empty": "is empty",
  "template.too_long": "is too long; characters at most",
  "template.not_liquid": "is not Liquid that we can read",
  "template.fact_unknown": "names a fact there is not",
  "template.has_a_hole": "leaves a hole when a fact is missing; write it inside {% if … %}",
  "template.lender_missing": "does not say who writes: use {{ lender }}",
  "template.way_out_missing": "offers no way to end these messages: say STOP (or TD, 退订, 停止)",
  "template.amount_missing":
    "does not say the amount: use {{ past_due_amount }} or {{ installment_amount }}",
  "template.fact_missing": "does not say what the law asks of this letter; use the fact",
  "template.amount_shown": "shows an amount to whoever stands near; leave it out here",
  "template.too_many_segments": "is too long for a text message; segments",
};
