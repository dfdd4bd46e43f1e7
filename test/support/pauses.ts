import fc from "fast-check";
import { HOLD_STOPS } from "../../src/domain/policy/step-action";
import type { LoanHold } from "../../src/domain/treatment/treatment";
import { addDays } from "../../src/kernel/calendar";
import { dates } from "./arbitraries";

/** Spans of days that touch, overlap and enclose each other, are empty or have no end. */
export function pauseSpans() {
  const length = fc.option(fc.integer({ min: 0, max: 45 }), { freq: 6 });
  const span = fc.tuple(dates(400), length).map(([from, days]) => {
    return { from, to: days === null ? null : addDays(from, days) };
  });
  return fc.array(span, { maxLength: 4 });
}

/** Holds that mostly stop the counting, some beside other things and some only those. */
export function pauses(): fc.Arbitrary<readonly LoanHold[]> {
  const stops = fc.oneof(
    { weight: 2, arbitrary: fc.constant<LoanHold["stops"]>(["counting"]) },
    { weight: 1, arbitrary: fc.subarray([...HOLD_STOPS], { minLength: 1 }) },
  );
  return fc
    .tuple(pauseSpans(), fc.array(stops, { minLength: 4, maxLength: 4 }))
    .map(([spans, stopped]) =>
      spans.map(
        (span, index): LoanHold => ({
          hold: index + 1,
          stops: stopped[index] ?? ["counting"],
          ...span,
        }),
      ),
    );
}
