/** Every zone that a lender can choose, UTC first. */
export const TIMEZONES: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];
