import { z } from "@hono/zod-openapi";
import { CHANNELS, WORKING_ROLES } from "../../domain/policy/step-action";
import {
  type Capacity,
  type Prices,
  type SimulatedBehaviour,
  SIMULATION_DAYS_MAX,
} from "../../domain/simulation/input";
import { Day } from "../fields";
import { ScriptBody, scriptFrom } from "./behaviour-body";

const TASKS_MAX = 1_000_000;
const PRICE_MAX = 1_000_000;

const Capacities = z.partialRecord(z.enum(WORKING_ROLES), z.int().min(0).max(TASKS_MAX)).openapi({
  description: "Tasks that a role can do in a day.",
});
const PriceList = z.partialRecord(z.enum(CHANNELS), z.int().min(0).max(PRICE_MAX)).openapi({
  description: "What a notice costs by channel, in minor units of the lender's currency.",
});
const Behaviour = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("nothing") }),
    z.strictObject({ kind: z.literal("as-rolled") }),
    z.strictObject({ kind: z.literal("scenario"), script: ScriptBody }),
  ])
  .openapi("SimulatedBehaviour", {
    description:
      "`nothing`: nobody pays. `as-rolled`: by the monthly roll rates of this book's last year. " +
      "`scenario`: by a script, as a sandbox plays it.",
  });

export const SimulationRequest = z
  .strictObject({
    days: z.int().min(1).max(SIMULATION_DAYS_MAX),
    behaviour: Behaviour,
    capacity: Capacities.optional(),
    prices: PriceList.optional(),
  })
  .openapi("SimulationRequest");

export const BackTestRequest = z
  .strictObject({
    from: Day.openapi({ description: "The first day that is told of." }),
    capacity: Capacities.optional(),
    prices: PriceList.optional(),
  })
  .openapi("BackTestRequest");

export const EXAMPLE_SIMULATION = {
  days: 90,
  behaviour: { kind: "as-rolled" },
  capacity: { officer: 40 },
  prices: { email: 1 },
};

/** The body as the core knows it; its shape was just checked. */
export function behaviourFrom(
  body: z.infer<typeof SimulationRequest>["behaviour"],
): SimulatedBehaviour {
  return body.kind === "scenario" ? { kind: "scenario", script: scriptFrom(body.script) } : body;
}

export function inputsFrom({
  capacity,
  prices,
}: Pick<z.infer<typeof SimulationRequest>, "capacity" | "prices">): {
  capacity?: Capacity;
  prices?: Prices;
} {
  return {
    ...(capacity && { capacity: capacity as Capacity }),
    ...(prices && { prices: prices as Prices }),
  };
}
