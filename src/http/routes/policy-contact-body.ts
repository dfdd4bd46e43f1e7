import { z } from "@hono/zod-openapi";
import { isCountry, UNION } from "../../domain/contact/country";
import { LENDER_ROLES } from "../../domain/contact/gate";
import { PACKS } from "../../domain/contact/packs/all";
import { PRODUCT_CLASSES } from "../../domain/contact/rule";
import { NAME_LENGTH_MAX } from "../../domain/import/read-field";
import { CHANNELS } from "../../domain/policy/step-action";
import { Day } from "../fields";

const HOLIDAYS_MAX = 2_000;
const OPTIONAL_PACK_IDS = PACKS.filter(({ isOnByDefault }) => !isOnByDefault).map(({ id }) => id);

/** Public holidays: rules that close on them are closed on every day that is not told about. */
const Holidays = z
  .strictObject({ from: Day, through: Day, dates: z.array(Day).max(HOLIDAYS_MAX) })
  .refine(({ from, through }) => from <= through, {
    path: ["through"],
    message: "is before `from`",
  })
  .openapi("PublicHolidays", {
    description: "All holidays between two dates, both included. Nothing is known of other days.",
  });

const PRODUCTS_MAX = 200;

const SupervisedIn = z
  .string()
  .refine((code) => code === UNION || isCountry(code), {
    message: "is not a country of ISO 3166-1: write a code such as US, or EU",
  })
  .openapi({ example: "US" });

const Lender = z
  .strictObject({
    supervisedIn: z.array(SupervisedIn).min(1).max(20).openapi({
      description: "Countries whose authorities supervise you; guessed when left out.",
    }),
    role: z.enum(LENDER_ROLES).optional().openapi({
      description: "`collector`: you collect debts of others, or bought them in default.",
    }),
  })
  .openapi("Lender");

/** When and on which channels a lender writes, and what it is before the law. */
export const ContactBody = z.strictObject({
  window: z.strictObject({ startMinute: z.int(), endMinute: z.int() }).openapi({
    description: "Minutes of the borrower's day; within 480 to 1260.",
  }),
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
  packs: z.array(z.enum(OPTIONAL_PACK_IDS)).max(OPTIONAL_PACK_IDS.length).optional().openapi({
    description: "Rule packs of contact that are off by default and that you turn on.",
  }),
  lender: Lender.optional(),
  productClasses: z
    .record(z.string().min(1).max(NAME_LENGTH_MAX), z.enum(PRODUCT_CLASSES))
    .refine((classes) => Object.keys(classes).length <= PRODUCTS_MAX, {
      message: `has more than ${PRODUCTS_MAX} products`,
    })
    .optional()
    .openapi({
      description:
        "Your products and what kind of loan each is in law; of others the rules of every kind count.",
      example: { "home-30y": "mortgage" },
    }),
  holidays: Holidays.optional(),
});
