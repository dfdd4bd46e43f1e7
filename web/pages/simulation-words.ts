import type { ActLine } from "../../src/domain/simulation/difference";
import type { Tone } from "../components/badge";
import type { Translator } from "../locales/translate";

export type SimulationRow = Readonly<{
  id: string;
  kind: "ahead" | "back-test";
  state: "queued" | "running" | "finished" | "failed";
  version: number;
  against: number;
  fromOn: string;
  throughOn: string;
  createdAt: number;
}>;

const TONES: Readonly<Record<SimulationRow["state"], Tone>> = {
  queued: "idle",
  running: "busy",
  finished: "good",
  failed: "act",
};

export function simulationTone({ state }: SimulationRow): Tone {
  return TONES[state];
}

export function versionsWords(t: Translator, { version, against }: SimulationRow): string {
  return t("simulation.versions", { version, against });
}

export function rangeWords(t: Translator, { fromOn, throughOn }: SimulationRow): string {
  return t("simulation.rangeOf", { from: t.formatDate(fromOn), through: t.formatDate(throughOn) });
}

/** One act in words, with its day. */
export function actWords(t: Translator, { kind, on, what }: ActLine): string {
  return t("simulation.act", {
    date: t.formatDay(on),
    what: t(`simulation.act.${kind}`, { what }),
  });
}

/** Why an act was a loan's, but for its condition. */
export function whyWords(t: Translator, { step, why }: ActLine): string {
  if (why === null) return t("simulation.why.bucket");
  const days = t("simulation.why.days", { step, days: why.daysPastDue });
  if (why.segment === null) return days;
  return `${days} · ${t("simulation.why.segment", { segment: why.segment })}`;
}
