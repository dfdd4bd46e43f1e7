import { type Minor, minor, ZERO } from "../../kernel/money";

/**
 * What a loan's money is made of. `fee` is a fee of the schedule or one that was posted; `penalty`
 * is late fees and penalty interest together, which never age a loan.
 */
export const COMPONENTS = ["penalty", "fee", "interest", "principal"] as const;
export type Component = (typeof COMPONENTS)[number];

/** Minor units by component. */
export type Components = Readonly<Record<Component, Minor>>;

export const NO_COMPONENTS: Components = {
  penalty: ZERO,
  fee: ZERO,
  interest: ZERO,
  principal: ZERO,
};

export function totalOf({ penalty, fee, interest, principal }: Components): Minor {
  return minor(penalty + fee + interest + principal);
}

/** What ages a loan: all but the penalty. */
export function scheduledOf({ fee, interest, principal }: Components): Minor {
  return minor(fee + interest + principal);
}

export function addComponents(a: Components, b: Components): Components {
  return {
    penalty: minor(a.penalty + b.penalty),
    fee: minor(a.fee + b.fee),
    interest: minor(a.interest + b.interest),
    principal: minor(a.principal + b.principal),
  };
}
