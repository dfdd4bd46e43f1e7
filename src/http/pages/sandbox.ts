import type { Translator } from "../../../web/locales/translate";
import type { BehaviourChoice } from "../../../web/pages/sandbox-behaviour";
import { dropBehaviour } from "../../app/behaviour/drop";
import { writeBehaviour } from "../../app/behaviour/write";
import { startReset } from "../../app/reset/start";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { BEHAVIOUR_TEMPLATES, behaviourOf } from "../../domain/behaviour/templates";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { fieldErrors } from "../field-errors";
import { ScriptBody, scriptFrom } from "../routes/behaviour-body";
import { renderClock } from "./clock";
import { newPages, type PageContext, readForm, redirectAfter, translatorOf } from "./page";
import { flawWords, type WrittenScript } from "./sandbox-view";

const PATH = "/clock";

/** The forms of a sandbox on the page of its clock. */
export const sandboxPages = newPages();

sandboxPages.post("/clock/behaviour", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("behaviour.write");
  const form = await readForm(c);
  const choice = choiceOf(form["choice"]);
  const t = translatorOf(c);
  if (choice === undefined) {
    return renderClock(c, { behaviour: { choice: t("sandbox.choiceMissing") } });
  }
  if (choice === "none") return drop(c);
  const written: WrittenScript = { choice, script: form["script"] ?? "" };
  const script = choice === "own" ? readScript(t, written.script) : behaviourOf(choice);
  if (typeof script === "string") return renderClock(c, { behaviour: { script } }, written);
  const saved = await writeBehaviour(ctx, script);
  if (saved.ok) return redirectAfter(c, PATH, { key: "sandbox.saved" });
  const { refusal } = saved;
  const [flaw] = refusal.code === "behaviour.invalid" ? refusal.flaws : [];
  const wrong = flaw ? { script: flawWords(t, flaw) } : { "": wordsOf(t, refusal) };
  return renderClock(c, { behaviour: wrong }, written);
});

sandboxPages.post("/clock/reset", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("book.empty");
  const form = await readForm(c);
  const t = translatorOf(c);
  const given = form["clockOn"]?.trim() ?? "";
  const clockOn = given === "" ? null : parseDate(given);
  const errors = {
    ...(clockOn === undefined && { clockOn: t("clock.dateMissing") }),
    ...(form["confirm"] !== "true" && { confirm: t("sandbox.confirmMissing") }),
  };
  if (clockOn === undefined || Object.keys(errors).length > 0) {
    return renderClock(c, { reset: errors });
  }
  const started = await startReset(ctx, { clockOn });
  if (started.ok) return redirectAfter(c, PATH);
  return renderClock(c, { reset: { "": wordsOf(t, started.refusal) } });
});

async function drop(c: PageContext) {
  const dropped = await dropBehaviour(c.get("tenant"));
  // Choosing none where there is none is no mistake.
  const isGone = dropped.ok || dropped.refusal.code === "behaviour.not_found";
  if (isGone) return redirectAfter(c, PATH, { key: "sandbox.dropped" });
  return renderClock(c, { behaviour: { "": wordsOf(translatorOf(c), dropped.refusal) } });
}

function choiceOf(text: string | undefined): BehaviourChoice | undefined {
  return (["none", ...BEHAVIOUR_TEMPLATES, "own"] as const).find((choice) => choice === text);
}

/** The script of a text, or what is wrong with it in words. */
export function readScript(t: Translator, text: string): BehaviourScript | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return t("sandbox.notJson");
  }
  const read = ScriptBody.safeParse(value);
  if (read.success) return scriptFrom(read.data);
  const place = fieldErrors(read.error, "#")[0]?.pointer ?? "#";
  return t("sandbox.wrongAt", { place, reason: t("sandbox.shape") });
}

type Wrong = Readonly<{ code: string; target?: BusinessDate }>;

function wordsOf(t: Translator, { code, target }: Wrong): string {
  if (code === "clock.moving" && target) {
    return t("clock.stillMoving", { date: t.formatDate(target) });
  }
  if (code === "sandbox.book_kept") return t("sandbox.bookKept");
  return code === "sandbox.only" ? t("clock.liveOnly") : t("sandbox.emptyingNow");
}
