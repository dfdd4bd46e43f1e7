import { addDays, addMonths, type BusinessDate, daysBetween } from "../../src/kernel/calendar";

/** How late a loan is from a day on until the next such line; each later day adds one, if not paused. */
export type LateDaysLine = Readonly<{
  on: BusinessDate;
  /** 0 when nothing is past due. */
  daysPastDue: number;
  isPaused?: boolean;
  bucket: number;
}>;

/** Days in a row of one bucket: the count rises from what it was at the close of the day before. */
export type LateStretch = Readonly<{
  bucket: number;
  /** Days from the left edge. */
  start: number;
  end: number;
  /** Days past due at the two edges. */
  rise: readonly [from: number, to: number];
}>;

/** Where the count is about to fall, or the last day. */
export type LatePeak = Readonly<{ at: number; days: number }>;

export type LateDaysShape = Readonly<{
  dayCount: number;
  /** The top of the axis, which begins at zero. */
  daysMax: number;
  stretches: readonly LateStretch[];
  /** The highest ones that have room for their figure. */
  peaks: readonly LatePeak[];
  /** Values of the axis. */
  levels: readonly number[];
  /** First days of months; every third one of a long time. */
  ticks: readonly Readonly<{ at: number; on: BusinessDate }>[];
}>;

const BUCKET_DAYS = 30;
const LEVELS_MAX = 4;
/** A figure needs so much of the width for itself. */
const PEAK_ROOM = 0.18;
const MONTHLY_TICKS_MAX = 8;

/** The geometry of days past due over time, in days to the right and days up. */
export function shapeLateDays(
  lines: readonly LateDaysLine[],
  { from, through }: Readonly<{ from: BusinessDate; through: BusinessDate }>,
): LateDaysShape {
  const dayCount = daysBetween(from, through) + 1;
  const stretches = stretchesOf(lines, { from, dayCount });
  const highest = Math.max(1, ...stretches.map(({ rise }) => rise[1]));
  const levels = levelsUpTo(highest);
  return {
    dayCount,
    daysMax: levels.at(-1) ?? highest,
    stretches,
    peaks: peaksWithRoom(stretches, dayCount),
    levels,
    ticks: ticksBetween(from, through),
  };
}

/** One for each bucket passed through: a seam within one would show as a line. */
function stretchesOf(
  lines: readonly LateDaysLine[],
  { from, dayCount }: Readonly<{ from: BusinessDate; dayCount: number }>,
): readonly LateStretch[] {
  const stretches: LateStretch[] = [];
  for (const [index, { on, daysPastDue, isPaused = false, bucket }] of lines.entries()) {
    if (daysPastDue === 0) continue;
    const next = lines[index + 1];
    const start = daysBetween(from, on);
    const end = next === undefined ? dayCount : daysBetween(from, next.on);
    // The day after a pause still has the count that stood during it, and rises on from there.
    const isApart = isPaused || lines[index - 1]?.isPaused === true;
    const low = isApart ? daysPastDue : daysPastDue - 1;
    const high = isPaused ? low : daysPastDue + end - start - 1;
    const last = isApart ? undefined : stretches.at(-1);
    if (last && last.bucket === bucket && last.end === start && last.rise[1] === low) {
      stretches[stretches.length - 1] = { ...last, end, rise: [last.rise[0], high] };
    } else {
      stretches.push({ bucket, start, end, rise: [low, high] });
    }
  }
  return stretches;
}

/** Whole buckets from zero to the first level above the highest count, in few even steps. */
function levelsUpTo(highest: number): readonly number[] {
  const buckets = Math.ceil(highest / BUCKET_DAYS);
  const step = BUCKET_DAYS * Math.ceil(buckets / LEVELS_MAX);
  const count = Math.ceil(highest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function peaksWithRoom(stretches: readonly LateStretch[], dayCount: number): readonly LatePeak[] {
  const all = stretches.flatMap(({ end, rise }, index) => {
    const next = stretches[index + 1];
    const goesOn = next !== undefined && next.start === end && next.rise[0] >= rise[1];
    return goesOn ? [] : [{ at: end, days: rise[1] }];
  });
  const last = all.at(-1);
  // Where it stands today is said before what was.
  const isToday = (peak: LatePeak) => peak === last && peak.at === dayCount;
  const order = all.toSorted((a, b) => Number(isToday(b)) - Number(isToday(a)) || b.days - a.days);
  const shown: LatePeak[] = [];
  for (const peak of order) {
    const hasRoom = shown.every(({ at }) => Math.abs(at - peak.at) >= PEAK_ROOM * dayCount);
    if (hasRoom) shown.push(peak);
  }
  return shown.toSorted((a, b) => a.at - b.at);
}

function ticksBetween(from: BusinessDate, through: BusinessDate): LateDaysShape["ticks"] {
  const ticks: { at: number; on: BusinessDate }[] = [];
  const ownMonth = addDays(from, 1 - Number(from.slice(8, 10)));
  for (let month = ownMonth; month <= through; month = addMonths(month, 1)) {
    if (month >= from) ticks.push({ at: daysBetween(from, month), on: month });
  }
  if (ticks.length <= MONTHLY_TICKS_MAX) return ticks;
  return ticks.filter(({ on }) => Number(on.slice(5, 7)) % 3 === 1);
}
