import type { enPolicy } from "../en/policy";
import type { Translation } from "../message";

export const zhPolicy = {
  "policy.title": "策略",
  "policy.version": "第 {version} 版，自 {date} 起生效",
  "policy.intro": "规定贷款在何时发生什么。每个自动动作都注明所依据的版本和步骤。",
  "policy.ladder": "催收阶梯",
  "policy.ladderCaption": "按逾期天数排列的步骤",
  "policy.dueDate": "到期日",
  "policy.dayBefore.other": "到期前 {count} 天",
  "policy.dayAfter.other": "逾期 {count} 天",
  "policy.rules": "规则",
  "policy.grace": "宽限期",
  "policy.tolerance": "容差",
  "policy.toleranceValue": "差额不超过 {amount} 不算逾期",
  "policy.allocation": "还款冲抵顺序",
  "policy.window": "可联系时段",
  "policy.windowValue": "借款人时区的 {start} 至 {end}",
  "policy.channels": "渠道",
  "policy.sources": "依据",
  "policy.buckets": "账龄",
  "policy.bucketsOwn": "本版本的步骤和条件按以下账龄：",
  "policy.bucketsBook": "贷款组合的统计始终按 M0 至 M7+，以便比较：",
} as const satisfies Translation<typeof enPolicy>;
