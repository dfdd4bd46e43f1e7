import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { SimulationNewPage } from "../../../web/pages/simulation-new";
import { readVersion } from "../../app/policy/read";
import type { StandingVersion } from "../../app/policy/list";
import { startBackTest, type StartRefusal, startSimulation } from "../../app/simulation/start";
import { behaviourOf } from "../../domain/behaviour/templates";
import { WORKING_ROLES } from "../../domain/policy/step-action";
import {
  BACK_TEST_DAYS_MAX,
  type Capacity,
  type Prices,
  type SimulatedBehaviour,
  SIMULATION_DAYS_MAX,
} from "../../domain/simulation/input";
import { addDays, businessDate, parseDate } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { parseMajor } from "../../kernel/money";
import type { Result } from "../../kernel/result";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";
import { readScript } from "./sandbox";
import { flawWords } from "./sandbox-view";

const PATH = "/policy/versions/:version";
const BACK_DAYS_FIRST = 90;

export const newSimulationPages = newPages();

newSimulationPages.get(`${PATH}/simulations/new`, async (c) => {
  c.get("tenant").allow("policy.write");
  const found = await foundVersion(c);
  return found ? renderForm(c, found) : c.notFound();
});

newSimulationPages.post(`${PATH}/simulations`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.write");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const values = await readForm(c);
  const read = readAhead(translatorOf(c), values, ctx.tenant.currency);
  if ("errors" in read) return renderForm(c, found, { ...read, values, wrong: "ahead" });
  const started = await startSimulation(ctx, { version: found.version, ...read });
  return answer(c, found, started, { values, wrong: "ahead" });
});

newSimulationPages.post(`${PATH}/backtests`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.write");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const values = await readForm(c);
  // A day that cannot be read is out of every range.
  const from = parseDate(values["from"] ?? "") ?? businessDate("1900-01-01");
  const started = await startBackTest(ctx, { version: found.version, from });
  return answer(c, found, started, { values, wrong: "back-test" });
});

type Written = Readonly<{
  values: Readonly<Record<string, string>>;
  wrong: "ahead" | "back-test";
}>;

function answer(
  c: PageContext,
  found: StandingVersion,
  started: Result<number, StartRefusal>,
  written: Written,
): Response | Promise<Response> {
  if (started.ok) {
    const path = `/simulations/${controlId("simulation", started.value)}`;
    return redirectAfter(c, path, { key: "simulation.started" });
  }
  const errors = errorsOf(translatorOf(c), started.refusal);
  return renderForm(c, found, { ...written, errors });
}

function errorsOf(t: Translator, refusal: StartRefusal): FieldErrors {
  switch (refusal.code) {
    case "behaviour.invalid":
      return { script: refusal.flaws.map((flaw) => flawWords(t, flaw)).join(" ") };
    case "simulation.from_out_of_range": {
      const { earliest, latest } = refusal;
      const range = { earliest: t.formatDate(earliest), latest: t.formatDate(latest) };
      return { from: t("simulation.fromWrong", range) };
    }
    case "simulation.under_way":
    case "policy.not_found":
      return { "": t("simulation.underWay") };
  }
}

type Ahead = Readonly<{
  days: number;
  behaviour: SimulatedBehaviour;
  capacity: Capacity;
  prices: Prices;
}>;

function readAhead(
  t: Translator,
  values: Readonly<Record<string, string>>,
  currency: string,
): Ahead | Readonly<{ errors: FieldErrors }> {
  const errors: Record<string, string> = {};
  const textOf = (name: string) => (values[name] ?? "").trim();
  const days = wholeOf(textOf("days")) ?? 0;
  if (days < 1 || days > SIMULATION_DAYS_MAX) errors["days"] = t("simulation.wrongNumber");
  const behaviour = readBehaviour(t, textOf("behaviour"), textOf("script"));
  if (typeof behaviour === "string") errors["script"] = behaviour;
  const capacity: Record<string, number> = {};
  for (const role of WORKING_ROLES) {
    const text = textOf(`capacity-${role}`);
    if (text === "") continue;
    const count = wholeOf(text);
    if (count === undefined) errors[`capacity-${role}`] = t("simulation.wrongNumber");
    else capacity[role] = count;
  }
  const price = textOf("price-email") === "" ? null : parseMajor(textOf("price-email"), currency);
  if (price === undefined || (price !== null && price < 0)) {
    errors["price-email"] = t("simulation.wrongAmount");
  }
  if (typeof behaviour === "string" || Object.keys(errors).length > 0) return { errors };
  return { days, behaviour, capacity, prices: price ? { email: price } : {} };
}

function readBehaviour(t: Translator, kind: string, text: string): SimulatedBehaviour | string {
  if (kind === "nothing" || kind === "as-rolled") return { kind };
  const script = readScript(t, text);
  return typeof script === "string" ? script : { kind: "scenario", script };
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

async function foundVersion(c: PageContext): Promise<StandingVersion | undefined> {
  const version = /^[1-9]\d{0,8}$/.exec(c.req.param("version") ?? "");
  const found = version && (await readVersion(c.get("tenant"), Number(version[0])));
  return found?.ok ? found.value : undefined;
}

async function renderForm(
  c: PageContext,
  { version, document }: StandingVersion,
  answered: Partial<Written> & Readonly<{ errors?: FieldErrors }> = {},
): Promise<Response> {
  const ctx = c.get("tenant");
  const latestOn = await ctx.book.bookDate();
  const path = `/policy/versions/${version}/simulations/new`;
  const { t, frame } = pageShell(c, { current: "/policy", path });
  const values = answered.values ?? {
    days: "90",
    behaviour: "as-rolled",
    script: JSON.stringify(behaviourOf("rolls"), null, 2),
    from: addDays(latestOn, -BACK_DAYS_FIRST),
  };
  const page = (
    <SimulationNewPage
      t={t}
      frame={frame}
      version={version}
      name={document.name}
      currency={ctx.tenant.currency}
      values={values}
      errors={answered.errors ?? {}}
      wrong={answered.wrong ?? null}
      earliestOn={addDays(latestOn, -BACK_TEST_DAYS_MAX)}
      latestOn={latestOn}
    />
  );
  return renderPage(c, page, answered.errors ? 422 : 200);
}
