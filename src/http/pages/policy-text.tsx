import { PolicyTextPage, type PolicyTextPageProps } from "../../../web/pages/policy-text";
import type { Translator } from "../../../web/locales/translate";
import { editVersion } from "../../app/policy/edit";
import type { StandingVersion } from "../../app/policy/list";
import { policyText, readPolicyText, type TextFlaw, type TextFormat } from "../policy-text";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";
import { actorNames } from "./actor-names";
import { flawWords } from "./policy-flaws";
import { policyName } from "./policy-name";
import { foundVersion, pathOf } from "./policy-found";

const PATH = "/policy/versions/:version/document";

export const policyTextPages = newPages();

policyTextPages.get(PATH, async (c) => {
  const found = await foundVersion(c);
  return found ? renderPage(c, page(c, found)) : c.notFound();
});

/** Replaces the document of a draft by the one that a text says. */
policyTextPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.write");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const t = translatorOf(c);
  const form = await readForm(c);
  const text = form["text"] ?? "";
  const revision = Number(form["revision"]) || found.revision;
  const wrong = (problems: readonly string[]) =>
    renderPage(c, page(c, found, { text, problems, revision }), 422);
  const read = readPolicyText(text);
  if (!read.ok) return wrong(read.refusal.flaws.map((flaw) => textFlawWords(t, flaw)));
  const { document, lineOf } = read.value;
  const edited = await editVersion(ctx, found.version, {
    document,
    effectiveOn: found.effectiveOn,
    revision,
  });
  if (edited.ok) return redirectAfter(c, pathOf(found), { key: "policy.saved" });
  if (edited.refusal.code === "policy.draft_changed") {
    // The text is kept with the writing that stands now: a second save is meant.
    const { author, revision: standing } = edited.refusal;
    const who = (await actorNames(c, t, [author]))(author);
    const problems = [`${t("policy.conflict.title", { who })} ${t("policy.conflict.text")}`];
    return renderPage(c, page(c, found, { text, problems, revision: standing }), 409);
  }
  if (edited.refusal.code !== "policy.invalid") return redirectAfter(c, pathOf(found));
  return wrong(
    edited.refusal.flaws.map((flaw) => {
      const words = `${flaw.pointer.slice(2)}: ${flawWords(t, flaw)}`;
      const line = lineOf(flaw.pointer);
      return line === null ? words : t("policy.textLine", { line, words });
    }),
  );
});

function textFlawWords(t: Translator, { kind, line, pointer, detail }: TextFlaw): string {
  const said = t(`policy.text.${kind}`, { problem: detail });
  const words =
    pointer === "" || pointer === "#"
      ? said
      : t("policy.textPlace", { place: pointer.slice(2), words: said });
  return line === null ? words : t("policy.textLine", { line, words });
}

type Answered = Readonly<{ text?: string; problems?: readonly string[]; revision?: number }>;

function page(
  c: PageContext,
  found: StandingVersion,
  { text, problems = [], revision = found.revision }: Answered = {},
) {
  const ctx = c.get("tenant");
  const format: TextFormat = c.req.query("as") === "json" ? "json" : "yaml";
  const path = `${pathOf(found)}/document`;
  const { t, frame } = pageShell(c, { current: "/policy", path: `${path}?as=${format}` });
  const isOpen = found.state === "draft" && ctx.actor.permissions.includes("policy.write");
  const props: PolicyTextPageProps = {
    t,
    frame,
    version: found.version,
    name: policyName(t, { version: found.version, name: found.document.name }),
    format,
    text: text ?? policyText(found.document, format),
    revision,
    isOpen,
    problems,
  };
  return <PolicyTextPage {...props} />;
}
