import { Liquid, type Template as ParsedPart } from "liquidjs";
import { ok, type Result, refuse } from "../../kernel/result";
import { type NoticeFacts, wordsOf } from "./letter-facts";
import type { Locale } from "./locale";
import {
  isTemplateName,
  type NoticeChannel,
  type Template,
  type TemplatesOfLocale,
} from "./template-name";
import { EN_TEMPLATES } from "./templates-en";
import { ZH_CN_TEMPLATES } from "./templates-zh-cn";

const TEMPLATES: Readonly<Record<Locale, TemplatesOfLocale>> = {
  en: EN_TEMPLATES,
  "zh-CN": ZH_CN_TEMPLATES,
};

/** What a lender's own template may cost, once lenders write them: characters read and written. */
const TEMPLATE_LENGTH_MAX = 100_000;
const LETTER_LENGTH_MAX = 1_000_000;

// `templates` replaces the file system: a template can load nothing but itself.
const engine = new Liquid({
  templates: {},
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: TEMPLATE_LENGTH_MAX,
  memoryLimit: LETTER_LENGTH_MAX,
});

export type Letter = Readonly<{ subject: string; text: string }>;

export type TemplateRefusal = Readonly<{
  code: "notice.template_failed";
  template: string;
  reason: string;
}>;

/**
 * Writes a letter from one of our templates in the borrower's language. Refuses an unknown template
 * and one that names a fact there is not: a letter with a hole in it is never sent.
 */
export function render(
  template: string,
  locale: Locale,
  facts: NoticeFacts,
  channel: NoticeChannel = "email",
): Result<Letter, TemplateRefusal> {
  if (!isTemplateName(template)) {
    return refuse({ code: "notice.template_failed", template, reason: "no such template" });
  }
  return renderTemplate(TEMPLATES[locale][channel][template], template, locale, facts);
}

/** As `render`, for a template that is given in full; `name` is for the refusal. */
export function renderTemplate(
  template: Template,
  name: string,
  locale: Locale,
  facts: NoticeFacts,
): Result<Letter, TemplateRefusal> {
  const words = wordsOf(facts, locale);
  try {
    const subject = String(engine.renderSync(parsed(template.subject), words)).trim();
    const text = String(engine.renderSync(parsed(template.text), words)).trim();
    // Of a text message each character costs.
    return ok({ subject, text: subject === "" ? text : `${text}\n` });
  } catch (error) {
    // The engine throws for what a template's author did wrong; that is an answer here.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    return refuse({ code: "notice.template_failed", template: name, reason });
  }
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
