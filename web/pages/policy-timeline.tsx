import type { StepActionKind } from "../../src/domain/policy/step-action";
import { bucketName } from "../components/bucket";
import type { Translator } from "../locales/translate";
import type { LadderWords, StepWords } from "./policy-ladder";

const LANES = ["notice", "task", "case", "mark"] as const;
type Lane = (typeof LANES)[number];

const LANE_OF: Readonly<Record<StepActionKind, Lane>> = {
  notice: "notice",
  task: "task",
  case: "case",
  "close-case": "case",
  hold: "mark",
  flag: "mark",
  watch: "mark",
};

const FIRST_DAY = -5;
const LAST_DAY = 215;
/** Days of air at both ends, so that no mark is cut. */
const MARGIN = 3;
const ROW = 26;
const TOP = 20;
const BOTTOM = 20;
const EVERY_DAYS = 30;

export type LadderTimelineProps = Readonly<{
  t: Translator;
  ladder: LadderWords;
  /** First day past due of each bucket, M0 first: 0, 1, 31 … */
  bucketStarts: readonly number[];
  hrefOf: (step: StepWords, index: number) => string;
}>;

type Scale = Readonly<{ from: number; to: number; x: (day: number) => string }>;

/**
 * A ladder from before the due date to beyond the seventh month: one line for each kind of act, a
 * disc for a day, a diamond for an event, on the ramp of the buckets. The plot is stretched to the
 * width; words and marks keep their size.
 */
export function LadderTimeline({ t, ladder, bucketStarts, hrefOf }: LadderTimelineProps) {
  const scale = scaleOf(ladder.steps);
  const lanes = LANES.filter((lane) =>
    ladder.steps.some(({ kinds }) => kinds.some((kind) => LANE_OF[kind] === lane)),
  );
  if (lanes.length === 0) return null;
  const base = TOP + lanes.length * ROW;
  const name = ladder.segment === null ? t("policy.ladder") : ladder.segment;
  return (
    <figure
      class="steps-chart"
      aria-label={t("policy.timeline", { name, from: scale.from, to: scale.to })}
    >
      <div class="steps-lanes" aria-hidden="true">
        {lanes.map((lane) => (
          <span>{t(`policy.lane.${lane}`)}</span>
        ))}
      </div>
      {/* The list below says the same to who cannot see it, and has the same places to go to. */}
      <svg class="steps-plot" width="100%" height={base + BOTTOM} aria-hidden="true">
        <Buckets scale={scale} starts={bucketStarts} base={base} />
        <Days scale={scale} base={base} />
        {lanes.map((lane, row) => (
          <LaneMarks
            t={t}
            steps={ladder.steps}
            lane={lane}
            y={TOP + row * ROW + ROW / 2}
            scale={scale}
            hrefOf={hrefOf}
          />
        ))}
      </svg>
      <figcaption class="steps-axis">{t("policy.timelineAxis")}</figcaption>
    </figure>
  );
}

function scaleOf(steps: readonly StepWords[]): Scale {
  const days = steps.flatMap(({ at, again }) => (at === null ? [] : [at, ...again]));
  const from = Math.max(Math.min(FIRST_DAY, ...days), -60);
  const to = Math.min(Math.max(LAST_DAY, ...days), 430);
  const whole = to - from + 2 * MARGIN;
  return { from, to, x: (day) => percent((day - from + MARGIN) / whole) };
}

function percent(share: number): string {
  return `${Math.round(Math.min(Math.max(share, 0), 1) * 10_000) / 100}%`;
}

type BucketsProps = Readonly<{ scale: Scale; starts: readonly number[]; base: number }>;

function Buckets({ scale, starts, base }: BucketsProps) {
  return (
    <g>
      {starts.map((start, index) => {
        if (index === 0) return null;
        const x = scale.x(start - 0.5);
        const next = starts[index + 1] ?? scale.to + MARGIN + 0.5;
        const width = `${Number.parseFloat(scale.x(next - 0.5)) - Number.parseFloat(x)}%`;
        const label = scale.x((start + next) / 2 - 0.5);
        return (
          <>
            <rect class={`ramp-fill-${index}`} x={x} y={0} width={width} height={TOP - 4} />
            <text
              class={index < 5 ? "steps-bucket" : "steps-bucket steps-bucket-high"}
              x={label}
              y={12}
              text-anchor="middle"
            >
              {next - start < 12 ? "" : bucketName(index)}
            </text>
            <line class="steps-edge" x1={x} x2={x} y1={TOP - 4} y2={base} />
          </>
        );
      })}
      <line class="steps-due" x1={scale.x(0)} x2={scale.x(0)} y1={0} y2={base} />
    </g>
  );
}

function Days({ scale, base }: Readonly<{ scale: Scale; base: number }>) {
  const count = Math.floor(scale.to / EVERY_DAYS) + 1;
  const ticks = Array.from({ length: count }, (_, index) => index * EVERY_DAYS);
  return (
    <g>
      <line class="steps-base" x1="0" x2="100%" y1={base} y2={base} />
      {ticks.map((day) => (
        <text
          class={day % 90 === 0 ? "steps-day" : "steps-day steps-day-between"}
          x={scale.x(day)}
          y={base + 15}
          text-anchor="middle"
        >
          {day}
        </text>
      ))}
    </g>
  );
}

type LaneMarksProps = Readonly<{
  t: Translator;
  steps: readonly StepWords[];
  lane: Lane;
  y: number;
  scale: Scale;
  hrefOf: LadderTimelineProps["hrefOf"];
}>;

function LaneMarks({ t, steps, lane, y, scale, hrefOf }: LaneMarksProps) {
  return (
    <>
      <line class="steps-lane" x1="0" x2="100%" y1={y} y2={y} />
      {steps.map((step, index) => {
        const { at, again, kinds, trigger, acts } = step;
        if (at === null || !kinds.some((kind) => LANE_OF[kind] === lane)) return null;
        const label = t("policy.timelineMark", { trigger, acts: t.formatList(acts) });
        return (
          <>
            {again.map((day) => (
              <circle class="steps-again" cx={scale.x(day)} cy={y} r={3} />
            ))}
            <a class="steps-mark" href={hrefOf(step, index)} tabindex={-1}>
              <title>{label}</title>
              <svg x={scale.x(at)} y={y} overflow="visible" aria-hidden="true">
                <circle class="steps-target" r={12} />
                {step.isEvent ? (
                  <path class="steps-disc" d="M0-6l6 6-6 6-6-6z" />
                ) : (
                  <circle class="steps-disc" r={5} />
                )}
              </svg>
            </a>
          </>
        );
      })}
    </>
  );
}
