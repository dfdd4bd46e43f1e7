import { TemplatePage, type TemplatePageProps, TemplatesPage } from "../../../web/pages/templates";
import { findTemplate, listTemplates } from "../../app/template/find";
import { previewTemplate } from "../../app/template/preview";
import { saveTemplate } from "../../app/template/save";
import type { TemplatePlace } from "../../app/template/store";
import type { TemplateFlaw } from "../../domain/notice/check-template";
import { LETTER_FACTS } from "../../domain/notice/letter-facts";
import { TEMPLATE_NAMES } from "../../domain/notice/template-name";
import { placeOf } from "../routes/templates";
import { actorNames } from "./actor-names";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const PATH = "/settings/templates";
const PLACE = `${PATH}/:name/:channel/:locale`;

export const templatePages = newPages();

templatePages.get(PATH, async (c) => {
  const templates = await listTemplates(c.get("tenant"));
  const { t, frame } = pageShell(c, { current: PATH });
  const own = new Map(
    templates.map(({ name, channel, locale, version, words }) => [
      `${name}/${channel}/${locale}`,
      words === null ? null : version,
    ]),
  );
  return renderPage(c, <TemplatesPage t={t} frame={frame} names={TEMPLATE_NAMES} own={own} />);
});

templatePages.get(PLACE, async (c) => {
  const place = placeIn(c);
  return place ? renderPage(c, await page(c, place)) : c.notFound();
});

templatePages.post(PLACE, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("template.write");
  const place = placeIn(c);
  if (!place) return c.notFound();
  const values = await readForm(c);
  const saved = await saveTemplate(ctx, place, wordsIn(values), Number(values["from"]));
  if (saved.ok) return redirectAfter(c, pathOf(place), { key: "template.saved" });
  const { refusal } = saved;
  const errors =
    refusal.code === "template.invalid"
      ? flawErrors(c, refusal.flaws)
      : { "": translatorOf(c)("template.changed") };
  return renderPage(c, await page(c, place, { values, errors }), 422);
});

templatePages.post(`${PLACE}/preview`, async (c) => {
  const place = placeIn(c);
  if (!place) return c.notFound();
  return renderPage(c, await page(c, place, { values: await readForm(c) }));
});

templatePages.post(`${PLACE}/removal`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("template.write");
  const place = placeIn(c);
  if (!place) return c.notFound();
  const latest = (await ctx.templates.versions(place))[0]?.version ?? 0;
  const saved = await saveTemplate(ctx, place, null, latest);
  return redirectAfter(c, pathOf(place), {
    key: saved.ok ? "template.dropped" : "template.changed",
  });
});

function placeIn(c: PageContext): TemplatePlace | undefined {
  const [name = "", channel = "", locale = ""] = ["name", "channel", "locale"].map((part) =>
    c.req.param(part),
  );
  return placeOf({ name, channel, locale });
}

function pathOf({ name, channel, locale }: TemplatePlace): string {
  return `${PATH}/${name}/${channel}/${locale}`;
}

type Values = Readonly<Record<string, string>>;

/** Browsers end the lines of a text with two characters; a letter has one. */
function wordsIn(values: Values) {
  return {
    subject: (values["subject"] ?? "").trim(),
    text: (values["text"] ?? "").replaceAll("\r\n", "\n"),
  };
}

function flawErrors(c: PageContext, flaws: readonly TemplateFlaw[]) {
  const t = translatorOf(c);
  return Object.fromEntries(
    flaws.map(({ field, code, detail }) => [field, t(`template.flaw.${code}`, { detail })]),
  );
}

type Typed = Readonly<{ values: Values; errors?: TemplatePageProps["errors"] }>;

async function page(c: PageContext, place: TemplatePlace, typed?: Typed) {
  const ctx = c.get("tenant");
  const { words, versions } = await findTemplate(ctx, place);
  const shown = typed ? wordsIn(typed.values) : words;
  const loan = (typed?.values["loan"] ?? "").trim();
  const read = await previewTemplate(ctx, place, shown, loan);
  const { t, frame } = pageShell(c, { current: PATH, path: pathOf(place) });
  const nameOf = await actorNames(
    c,
    t,
    versions.map(({ author }) => author),
  );
  const flaws = typed && !typed.errors ? flawErrors(c, read.flaws) : {};
  return (
    <TemplatePage
      t={t}
      frame={frame}
      {...place}
      values={{
        ...shown,
        loan,
        from: typed?.values["from"] ?? String(versions[0]?.version ?? 0),
      }}
      errors={typed?.errors ?? flaws}
      facts={LETTER_FACTS}
      preview={read.letter && { ...read.letter, loan: read.loanReference, sms: read.sms }}
      versions={versions.map(({ version, words: own, author, createdAt }) => ({
        ...{ version, isOwn: own !== null, who: nameOf(author), createdAt },
      }))}
      canWrite={ctx.actor.permissions.includes("template.write")}
    />
  );
}
