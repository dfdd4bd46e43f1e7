import { median, note, remark, report, round, sum } from "./figures.mjs";

const LENDERS = 1000;
const LOANS_EACH = 500;
const TICKS = 96;
const QUARTER_HOUR_MS = 15 * 60_000;
const START_AT = Date.parse("2026-03-15T10:00:00Z");
/** Of all hours, and three that turn their date between the hours. */
const ZONES =
  "Pacific/Kiritimati Pacific/Auckland Australia/Sydney Australia/Adelaide Asia/Tokyo Asia/Shanghai " +
  "Asia/Bangkok Asia/Kathmandu Asia/Kolkata Asia/Karachi Asia/Dubai Europe/Moscow Africa/Cairo " +
  "Europe/Paris Europe/London Atlantic/Azores America/Sao_Paulo America/St_Johns America/New_York " +
  "America/Chicago America/Denver America/Los_Angeles America/Anchorage Pacific/Honolulu";

// tick.enqueued: a whole day of ticks over a thousand lenders of 500 loans in zones all over the
// world. A lender whose date turned since its last scan must get one message for that date, every
// other none. The value is the share of lenders and ticks for which that was not so.
export async function measureTick(server, { tenant }) {
  const names = ZONES.split(" ");
  const zones = Array.from({ length: LENDERS }, (_, index) => names[index % names.length]);
  const standing = zones.map((zone) => dateIn(zone, START_AT));
  const tenants = await enterLenders(server, tenant, zones, standing);
  // The large lender is behind its test clock by now, so that the tick rightly asks for it again.
  const ours = new Set(tenants);
  let [wrong, sent] = [0, 0];
  const ticks = [];
  for (let number = 1; number <= TICKS; number += 1) {
    const at = START_AT + number * QUARTER_HOUR_MS;
    const { seconds, answer } = await server.timed("tick", { at });
    const got = Map.groupBy(
      answer.sent.filter((message) => message.kind === "scan.run" && ours.has(message.tenant)),
      (message) => message.tenant,
    );
    const turned = [];
    for (const [index, id] of tenants.entries()) {
      const today = dateIn(zones[index], at);
      const wanted = today > standing[index] ? [today] : [];
      const dates = (got.get(id) ?? []).map(({ businessDate }) => businessDate);
      if (JSON.stringify(dates) !== JSON.stringify(wanted)) wrong += 1;
      got.delete(id);
      if (wanted.length === 0) continue;
      standing[index] = today;
      turned.push([id, today]);
    }
    wrong += got.size;
    sent += turned.length;
    ticks.push({ milliseconds: seconds * 1000, turned: turned.length, ...answer });
    await server.step("tick/scanned", { days: turned });
  }
  if (sent !== LENDERS) throw new Error(`${sent} of ${LENDERS} dates turned in a day`);
  report("tick.enqueued", "share enqueued wrongly", wrong / (LENDERS * TICKS), null, 0);
  return summary(ticks);
}

function summary(ticks) {
  const middle = (key) => round(median(ticks.map((tick) => tick[key])));
  const most = (key) => Math.max(...ticks.map((tick) => tick[key]));
  const measured = {
    milliseconds: middle("milliseconds"),
    rowsRead: middle("rowsRead"),
    rowsWritten: round(sum(ticks.map(({ rowsWritten }) => rowsWritten)) / ticks.length),
    roundTripsMost: most("roundTrips"),
  };
  remark(
    `tick.enqueued: ${TICKS} ticks over ${LENDERS} lenders of ${LOANS_EACH} loans; a tick takes ` +
      `${measured.milliseconds} ms (median; at most ${round(most("milliseconds"))} ms), reads ` +
      `${measured.rowsRead} rows and asks the databases at most ${measured.roundTripsMost} times; at ` +
      `most ${most("turned")} lenders turned their date in one tick`,
  );
  return measured;
}

async function enterLenders(server, from, zones, dates) {
  const { tenants } = await server.step("tick/lenders", { zones, dates, at: START_AT });
  const part = 100;
  for (let start = 0; start < tenants.length; start += part) {
    const some = tenants.slice(start, start + part);
    await server.step("tick/loans", { from, tenants: some, count: LOANS_EACH });
  }
  note(`${tenants.length} lenders with ${LOANS_EACH} loans each (without their schedules)`);
  return tenants;
}

function dateIn(zone, at) {
  // The Canadian way to write a date is the one of the standard.
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
