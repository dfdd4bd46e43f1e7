import type { PlannedStep } from "../delinquency/advance";
import type {
  CaseAction,
  CloseCaseAction,
  FlagAction,
  HoldAction,
  NoticeAction,
  TaskAction,
  WatchAction,
  StepAction,
} from "../policy/step-action";

/** One action of a step that a loan takes. */
export type Act<A extends StepAction = StepAction> = Readonly<{
  planned: PlannedStep;
  action: A;
  /** Which of its step's actions it is, from 1. */
  place: number;
}>;

export type Acts = Readonly<{
  notices: readonly Act<NoticeAction>[];
  tasks: readonly Act<TaskAction>[];
  cases: readonly Act<CaseAction>[];
  closings: readonly Act<CloseCaseAction>[];
  holds: readonly Act<HoldAction>[];
  flags: readonly Act<FlagAction | WatchAction>[];
}>;

/** The actions of the steps that a loan takes on one day, by what they do. */
export function planActs(steps: readonly PlannedStep[]): Acts {
  const acts = steps.flatMap((planned) =>
    planned.step.actions.map((action, index): Act => ({ planned, action, place: index + 1 })),
  );
  const of = <K extends StepAction["kind"]>(...kinds: readonly K[]) =>
    acts.filter((act): act is Act<Extract<StepAction, { kind: K }>> =>
      (kinds as readonly string[]).includes(act.action.kind),
    );
  return {
    notices: of("notice"),
    tasks: of("task"),
    cases: of("case"),
    closings: of("close-case"),
    holds: of("hold"),
    flags: of("flag", "watch"),
  };
}
