import type { BehaviourScript } from "../behaviour/script";
import { MONTHLY_ROLL_PERCENT } from "../sandbox/behave";
import type { RollCount } from "./roll-rates";
import type { Channel, WorkingRole } from "../policy/step-action";
import type { Minor } from "../../kernel/money";

export const BEHAVIOUR_KINDS = ["nothing", "as-rolled", "scenario"] as const;

/** How borrowers pay in a simulation: not at all, as the book's own history rolled, or by a script. */
export type SimulatedBehaviour =
  | Readonly<{ kind: "nothing" }>
  | Readonly<{ kind: "as-rolled" }>
  | Readonly<{ kind: "scenario"; script: BehaviourScript }>;

/** Tasks that a role can do in a day; a role that is left out is not judged. */
export type Capacity = Readonly<Partial<Record<WorkingRole, number>>>;

/** What one notice costs, in minor units of the lender's currency. */
export type Prices = Readonly<Partial<Record<Channel, Minor>>>;

export type SimulationInput = Readonly<{
  behaviour: SimulatedBehaviour;
  capacity: Capacity;
  prices: Prices;
  /** Of as-rolled: what was counted, and the rate that it gave. */
  rolls: readonly RollCount[];
}>;

export const SIMULATION_DAYS_MAX = 365;
/** How far back a test on the past may begin. */
export const BACK_TEST_DAYS_MAX = 730;

const SEED = 1;

/** The payments of a simulation as a script; null when nobody pays, so that nobody has to look. */
export function scriptOf({ behaviour, rolls }: SimulationInput): BehaviourScript | null {
  switch (behaviour.kind) {
    case "nothing":
      return null;
    case "scenario":
      return behaviour.script;
    case "as-rolled": {
      const monthlyPercent = MONTHLY_ROLL_PERCENT.map(
        (given, bucket) => rolls.find((roll) => roll.bucket === bucket)?.percent ?? given,
      );
      return { seed: SEED, rules: [{ loans: {}, pays: { kind: "rolls", monthlyPercent } }] };
    }
  }
}
