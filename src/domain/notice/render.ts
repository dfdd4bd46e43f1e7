import { Liquid, type Template as ParsedPart } from "liquidjs";
import { ok, type Result, refuse } from "../../kernel/result";
import { type NoticeFacts, wordsOf } from "./letter-facts";
import type { Locale } from "./locale";
import {
  isOpenChannel,
  isStatutory,
  isTemplateName,
  type NoticeChannel,
  type Template,
  type TemplateName,
  type TemplatesOfLocale,
} from "./template-name";
import { EN_TEMPLATES } from "./templates-en";
import { ZH_CN_TEMPLATES } from "./templates-zh-cn";

const TEMPLATES: Readonly<Record<Locale, TemplatesOfLocale>> = {
  en: EN_TEMPLATES,
  "zh-CN": ZH_CN_TEMPLATES,
};

/** What a lender's own template may cost: characters read and written, milliseconds. */
const TEMPLATE_LENGTH_MAX = 100_000;
const LETTER_LENGTH_MAX = 1_000_000;
const RENDER_MS_MAX = 200;

// `templates` replaces the file system: a template can load nothing but itself.
const engine = new Liquid({
  templates: {},
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: TEMPLATE_LENGTH_MAX,
  memoryLimit: LETTER_LENGTH_MAX,
  renderLimit: RENDER_MS_MAX,
  // A fact that is missing and written all the same would leave a hole in a letter.
  outputEscape: (value) => {
    if (value === null || value === undefined) throw new Error("writes a fact that is missing");
    return String(value);
  },
});
// What loads other texts, or writes what the engine has not seen.
for (const tag of ["include", "render", "layout", "block", "raw", "tablerow"]) {
  delete engine.tags[tag];
}
delete engine.filters["raw"];

export type Letter = Readonly<{ subject: string; text: string }>;

export type TemplateRefusal = Readonly<{
  code: "notice.template_failed";
  template: string;
  reason: string;
}>;

/**
 * Writes a letter from one of our templates in the borrower's language, or from the lender's own
 * `words` for it. Refuses an unknown template
 * and one that names a fact there is not: a letter with a hole in it is never sent.
 */
export function render(
  template: string,
  locale: Locale,
  facts: NoticeFacts,
  channel: NoticeChannel = "email",
  words: Template | null = null,
): Result<Letter, TemplateRefusal> {
  if (!isTemplateName(template)) {
    return refuse({ code: "notice.template_failed", template, reason: "no such template" });
  }
  const written = words ?? ownTemplate(template, channel, locale);
  if (!written) {
    return refuse({
      code: "notice.template_failed",
      template,
      reason: `not written for ${channel}`,
    });
  }
  return renderTemplate(written, template, locale, facts, channel);
}

/**
 * As `render`, for a template that is given in full; `name` is for the refusal. What a collector must
 * say of itself is said, whether the template says it or not.
 */
export function renderTemplate(
  template: Template,
  name: string,
  locale: Locale,
  facts: NoticeFacts,
  channel: NoticeChannel = "email",
): Result<Letter, TemplateRefusal> {
  const words = wordsOf(facts, locale, channel);
  try {
    const subject = String(engine.renderSync(parsed(template.subject), words)).trim();
    const said = String(engine.renderSync(parsed(template.text), words)).trim();
    const text = withDisclosure(said, words.disclosure, channel);
    // Of a text message each character costs.
    return ok({ subject, text: subject === "" ? text : `${text}\n` });
  } catch (error) {
    // The engine throws for what a template's author did wrong; that is an answer here.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    return refuse({ code: "notice.template_failed", template: name, reason });
  }
}

function withDisclosure(text: string, disclosure: string | null, channel: NoticeChannel): string {
  if (disclosure === null || text.includes(disclosure)) return text;
  return channel === "sms" ? `${text} ${disclosure}` : `${text}\n\n${disclosure}`;
}

/** The facts that a template names; refuses what is not Liquid, with the engine's words and the line. */
export function factsNamedIn(source: string): Result<readonly string[], TemplateRefusal> {
  try {
    const named = engine.analyzeSync(engine.parse(source), { partials: false }).globals;
    return ok(Object.keys(named));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    return refuse({ code: "notice.template_failed", template: "", reason });
  }
}

/** Forbear's own words for a letter; undefined where it is not written for that way. */
export function ownTemplate(
  name: TemplateName,
  channel: NoticeChannel,
  locale: Locale,
): Template | undefined {
  const ofLocale = TEMPLATES[locale];
  if (!isOpenChannel(channel)) return ofLocale[channel][name];
  return isStatutory(name) ? undefined : ofLocale[channel][name];
}

const PARSED_MAX = 64;
// Bounded by PARSED_MAX; a cache of what the same text always parses to.
const cache = new Map<string, ParsedPart[]>();

function parsed(source: string): ParsedPart[] {
  const known = cache.get(source);
  if (known) return known;
  const parts = engine.parse(source);
  if (cache.size < PARSED_MAX) cache.set(source, parts);
  return parts;
}
