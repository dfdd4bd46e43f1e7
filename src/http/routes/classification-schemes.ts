import { createRoute, z } from "@hono/zod-openapi";
import { listSchemes } from "../../app/classification/list-schemes";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { SchemeBody } from "./classification-scheme-body";

const list = createRoute({
  method: "get",
  path: "/v1/classification-schemes",
  operationId: "classification.list-schemes",
  tags: ["Calculations"],
  summary: "Classification schemes with their sources",
  description:
    "Classes, thresholds, cures, contagion and provisions of each scheme as data. Every number " +
    "names its source, and says whether it was verified there.",
  security: SIGNED_IN,
  responses: {
    ...answers(200, z.object({ schemes: z.array(SchemeBody) }), "Every scheme there is."),
    ...problems(),
  },
});

export const classificationSchemeRoutes = newApi();

classificationSchemeRoutes.openapi(list, (c) => {
  const schemes = listSchemes(c.get("tenant")) as unknown as z.output<typeof SchemeBody>[];
  return c.json({ schemes: [...schemes] }, 200);
});
