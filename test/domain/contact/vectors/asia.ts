import type { ContactInput } from "../../../../src/domain/contact/gate";
import { addDays, businessDate } from "../../../../src/kernel/calendar";
import { calls, edges, times, type Vector, type Vectors } from "./vector";

const SHANGHAI = { borrowerTimezone: "Asia/Shanghai" } as const;
const CN_NOON = "2026-06-10T12:00:00+08:00";
const CN_HOURS = { offset: "+08:00", from: "08:00:00", to: "22:00:00" };

function chinaQuiet(firstDay: string, eve: string): Vector[] {
  return [
    ...edges("Asia/Shanghai", CN_HOURS),
    {
      when: "at night, as the borrower agreed",
      now: "2026-06-10T23:00:00+08:00",
      is: "allow",
      change: { ...SHANGHAI, consents: ["hours"] },
    },
    {
      when: "the night before it is in force",
      now: `${eve}T23:00:00+08:00`,
      is: "allow",
      change: SHANGHAI,
    },
    {
      when: "from the first minute of its day",
      now: `${firstDay}T00:00:00+08:00`,
      is: `${firstDay}T08:00:00+08:00`,
      change: SHANGHAI,
    },
    {
      when: "on the eve of a leap day",
      now: "2028-02-28T22:00:00+08:00",
      is: "2028-02-29T08:00:00+08:00",
      change: SHANGHAI,
    },
  ];
}

const CHINA_THIRD: Vector[] = [
  {
    when: "a contact person",
    now: CN_NOON,
    is: "deny",
    change: { ...SHANGHAI, party: "third-party" },
  },
  {
    when: "a contact person, the borrower out of reach",
    now: CN_NOON,
    is: "allow",
    change: { ...SHANGHAI, party: "third-party", isUnreachable: true },
  },
  { when: "a guarantor", now: CN_NOON, is: "allow", change: { ...SHANGHAI, party: "guarantor" } },
];

const inChina = (...past: Parameters<typeof calls>): Partial<ContactInput> => ({
  ...SHANGHAI,
  ...calls(...past),
});

export const CHINA_VECTORS: Vectors = {
  "CN-GBT45251/quiet": chinaQuiet("2025-02-28", "2025-02-27"),
  "CN-GBT45251/voice_notify": [
    {
      when: "the third connected call of a day",
      now: CN_NOON,
      is: "allow",
      change: inChina(times(2, "2026-06-10T00:00:00+08:00"), "voicemail"),
    },
    {
      when: "the fourth",
      now: CN_NOON,
      is: "2026-06-11T00:00:00+08:00",
      change: inChina(times(3, "2026-06-10T00:00:00+08:00"), "voicemail"),
    },
    {
      when: "the day after three",
      now: "2026-06-10T00:00:00+08:00",
      is: "allow",
      change: inChina(times(3, "2026-06-09T23:59:00+08:00"), "voicemail"),
    },
    {
      when: "after three that nobody took",
      now: CN_NOON,
      is: "allow",
      change: inChina(times(3, "2026-06-10T09:00:00+08:00"), "no-answer"),
    },
    {
      when: "after three of an agency, on a month's last day",
      now: "2026-06-30T12:00:00+08:00",
      is: "2026-07-01T00:00:00+08:00",
      change: inChina(times(3, "2026-06-30T09:00:00+08:00"), "wrong-number", "agency"),
    },
  ],
  "CN-GBT45251/voice_inter": [
    {
      when: "the third conversation of a day",
      now: CN_NOON,
      is: "allow",
      change: inChina(times(2, "2026-06-10T09:00:00+08:00"), "right-party"),
    },
    {
      when: "the fourth",
      now: CN_NOON,
      is: "2026-06-11T00:00:00+08:00",
      change: inChina(times(3, "2026-06-10T09:00:00+08:00"), "right-party"),
    },
  ],
  "CN-GBT45251/debtor_only": CHINA_THIRD,
  "CN-CBA2026/quiet": chinaQuiet("2026-01-30", "2026-01-29"),
  "CN-CBA2026/unanswered": [
    {
      when: "the sixth after five that nobody took",
      now: CN_NOON,
      is: "allow",
      change: inChina(times(5, "2026-06-10T09:00:00+08:00")),
    },
    {
      when: "the seventh",
      now: CN_NOON,
      is: "2026-06-11T00:00:00+08:00",
      change: inChina(times(6, "2026-06-10T09:00:00+08:00")),
    },
    {
      when: "after six that were taken",
      now: CN_NOON,
      is: "allow",
      change: inChina(times(6, "2026-06-10T09:00:00+08:00"), "refused"),
    },
  ],
  "CN-CBA2026/third": CHINA_THIRD,
  "CN-CBA2026/visit": [
    { when: "a visit", now: CN_NOON, is: "allow", change: { ...SHANGHAI, channel: "visit" } },
  ],
  "CN-CBA2026/record": [{ when: "a call", now: CN_NOON, is: "allow", change: SHANGHAI }],
  "CN-CARD/art70_stop": [
    {
      when: "a plan was signed",
      now: CN_NOON,
      is: "deny",
      change: { ...SHANGHAI, flags: ["plan-signed"] },
    },
    {
      when: "a plan was signed, and the borrower is served",
      now: CN_NOON,
      is: "allow",
      change: { ...SHANGHAI, flags: ["plan-signed"], purpose: "service" },
    },
  ],
  "CN-CARD/art68": [
    { when: "a relative", now: CN_NOON, is: "deny", change: { ...SHANGHAI, party: "third-party" } },
    { when: "a guarantor", now: CN_NOON, is: "allow", change: { ...SHANGHAI, party: "guarantor" } },
  ],
};

const KOLKATA = { borrowerTimezone: "Asia/Kolkata" } as const;
const IN_NOON = "2026-06-10T12:00:00+05:30";
const IN_HOURS = { offset: "+05:30", from: "08:00:00", to: "19:00:00" };

const JAKARTA = {
  borrowerTimezone: "Asia/Jakarta",
  rules: {
    window: { startMinute: 0, endMinute: 1440 },
    channels: ["email", "sms", "message"],
    holidays: {
      from: businessDate("2026-01-01"),
      through: businessDate("2028-12-31"),
      dates: [
        ...Array.from({ length: 10 }, (_, day) => addDays(businessDate("2026-03-18"), day)),
        businessDate("2026-06-16"),
        businessDate("2026-08-17"),
      ],
    },
  },
} as const;
const ID_HOURS = { offset: "+07:00", from: "08:00:00", to: "20:00:00" };

const MANILA = { borrowerTimezone: "Asia/Manila" } as const;
const PH_NOON = "2026-06-10T12:00:00+08:00";

export const ASIA_VECTORS: Vectors = {
  "IN-RBI/quiet": [
    ...edges("Asia/Kolkata", IN_HOURS),
    {
      when: "a letter at night",
      now: "2026-06-10T23:00:00+05:30",
      is: "allow",
      change: { ...KOLKATA, channel: "email" },
    },
    {
      when: "on the eve of a leap day",
      now: "2028-02-28T19:00:00+05:30",
      is: "2028-02-29T08:00:00+05:30",
      change: KOLKATA,
    },
  ],
  "IN-RBI/quiet_visit": edges("Asia/Kolkata", IN_HOURS, { channel: "visit" }),
  "IN-RBI/conduct": [
    { when: "a referee", now: IN_NOON, is: "deny", change: { ...KOLKATA, party: "third-party" } },
    { when: "a guarantor", now: IN_NOON, is: "allow", change: { ...KOLKATA, party: "guarantor" } },
  ],
  "IN-MFI/mfi": edges("Asia/Kolkata", { offset: "+05:30", from: "09:00:00", to: "18:00:00" }),
  "ID-POJK22/quiet": [
    ...edges("Asia/Jakarta", ID_HOURS, JAKARTA),
    {
      when: "on a Saturday evening",
      now: "2026-06-13T20:00:00+07:00",
      is: "2026-06-15T08:00:00+07:00",
      change: JAKARTA,
    },
    {
      when: "on the eve of a holiday",
      now: "2026-06-15T20:00:00+07:00",
      is: "2026-06-17T08:00:00+07:00",
      change: JAKARTA,
    },
    {
      when: "on the eve of ten holidays in a row",
      now: "2026-03-17T20:00:00+07:00",
      is: "2026-03-28T08:00:00+07:00",
      change: JAKARTA,
    },
    {
      when: "on a holiday, as the borrower agreed",
      now: "2026-06-16T12:00:00+07:00",
      is: "allow",
      change: { ...JAKARTA, consents: ["hours"] },
    },
    {
      when: "on the eve of Independence Day, by the country's calendar alone",
      now: "2026-08-15T20:00:00+07:00",
      is: "2026-08-18T08:00:00+07:00",
      change: { borrowerTimezone: "Asia/Jakarta" },
    },
    {
      when: "in a year whose holidays nobody told",
      now: "2027-01-05T12:00:00+07:00",
      is: "deny",
      change: { borrowerTimezone: "Asia/Jakarta" },
    },
    {
      when: "beyond the last day of which the holidays are known",
      now: "2029-01-02T12:00:00+07:00",
      is: "deny",
      change: JAKARTA,
    },
    {
      when: "open in Jayapura but not yet in Jakarta, either of which it may be",
      now: "2026-06-10T08:00:00+09:00",
      is: "2026-06-10T08:00:00+07:00",
      change: { ...JAKARTA, borrowerTimezone: null, tenantTimezone: "Asia/Jakarta" },
    },
  ],
  "ID-POJK22/third": [
    {
      when: "a colleague",
      now: "2026-06-10T12:00:00+07:00",
      is: "deny",
      change: { ...JAKARTA, party: "third-party" },
    },
    { when: "the borrower", now: "2026-06-10T12:00:00+07:00", is: "allow", change: JAKARTA },
  ],
  "PH-SECMC18/quiet": edges("Asia/Manila", { offset: "+08:00", from: "06:00:00", to: "22:00:00" }),
  "PH-SECMC18/contacts": [
    {
      when: "a name of the phone book",
      now: PH_NOON,
      is: "deny",
      change: { ...MANILA, party: "third-party" },
    },
    { when: "a guarantor", now: PH_NOON, is: "allow", change: { ...MANILA, party: "guarantor" } },
  ],
};
