import type { LadderStep, PolicyDocument } from "./policy";

type OldStep = Readonly<{
  step: string;
  day: number;
  action: Readonly<{ kind: "notice"; channel: "email"; template: string }>;
}>;

/** A document as it was stored, also one from when a step had one action only. */
export function storedDocument(json: string): PolicyDocument {
  const document = JSON.parse(json) as PolicyDocument;
  return { ...document, ladder: document.ladder.map(withActions) };
}

function withActions(step: LadderStep | OldStep): LadderStep {
  if (!("action" in step)) return step;
  const { action, ...rest } = step;
  const { template, channel } = action;
  return { ...rest, actions: [{ kind: "notice", channels: [channel], template }] };
}
