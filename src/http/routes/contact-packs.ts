import { createRoute, z } from "@hono/zod-openapi";
import { type ListedPack, listPacks, PACK_STANDINGS } from "../../app/contact/list-packs";
import { PRODUCT_CLASSES } from "../../domain/contact/rule";
import { STATUTORY_NAMES } from "../../domain/notice/template-name";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";

const RuleAnswer = z
  .looseObject({
    id: z.string().openapi({ example: "quiet" }),
    kind: z.string().openapi({ example: "window" }),
    source: z.string(),
    status: z.enum(["VP", "VS", "GK", "house"]).openapi({
      description:
        "VP: read in the primary text. VS: in a secondary source. GK: in none; it binds all the same.",
    }),
  })
  .openapi("ContactRule", {
    description: "With its terms as data, by its kind: hours by weekday, a cap, a stop and so on.",
  });

const PackAnswer = z
  .object({
    id: z.string().openapi({ example: "US-REGF" }),
    version: z.int(),
    instrument: z.string(),
    countries: z.array(z.string()).openapi({ example: ["US"] }),
    products: z.array(z.enum(PRODUCT_CLASSES)).nullable().openapi({
      description: "The kinds of loan it is about; null: all.",
    }),
    standing: z.enum(PACK_STANDINGS).openapi({
      description:
        "`binds` every borrower of whom nothing else is told; `elsewhere`: those who live or are in its countries.",
    }),
    rules: z.array(RuleAnswer),
    deadlines: z.array(RuleAnswer),
  })
  .openapi("ContactPack");

const list = createRoute({
  method: "get",
  path: "/v1/contact-packs",
  operationId: "contact.list-packs",
  tags: ["Contacts"],
  summary: "The rules of contact by law",
  description:
    "Every pack as data with its sources, how it stands with you, the letters that a law demands and no " +
    "step of your policy writes, and until when the public holidays of each country are known.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z
        .object({
          packs: z.array(PackAnswer),
          gaps: z.array(
            z.object({
              pack: z.string(),
              rule: z.string(),
              source: z.string(),
              letter: z.enum(STATUTORY_NAMES),
              segment: z.string().nullable(),
              byDay: z.int().nullable(),
            }),
          ),
          holidays: z.array(
            z.object({
              country: z.string().openapi({ example: "AU" }),
              from: z.iso.date(),
              through: z.iso.date(),
              dates: z.array(z.iso.date()),
              source: z.string(),
            }),
          ),
        })
        .openapi("ContactPackList"),
      "All packs.",
    ),
    ...problems(),
  },
});

export const contactPackRoutes = newApi();

contactPackRoutes.openapi(list, (c) => {
  const { packs, gaps, holidays } = listPacks(c.get("tenant"));
  return c.json(
    {
      packs: packs.map(packAnswer),
      gaps: [...gaps],
      holidays: Object.entries(holidays).map(([country, { dates, ...rest }]) => ({
        country,
        ...rest,
        dates: [...dates],
      })),
    },
    200,
  );
});

function packAnswer({ pack, standing }: ListedPack) {
  const { id, version, instrument, countries, products, rules, deadlines = [] } = pack;
  return {
    ...{ id, version, instrument, countries: [...countries], standing },
    products: products && [...products],
    rules: rules.map((rule) => ({ ...rule })),
    deadlines: deadlines.map((rule) => ({ ...rule })),
  };
}
