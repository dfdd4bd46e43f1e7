import type { enMovementReport } from "../en/movement-report";
import type { Translation } from "../message";

export const zhMovementReport = {
  "movement.title": "变动表",
  "movement.lead": "每一档期初有多少、进出多少、期末有多少，逐月列示。",
  "movement.month": "{month}，未偿本金（{currency}）",
  "movement.opening": "期初",
  "movement.entered": "新增",
  "movement.worsened": "恶化进入",
  "movement.improved": "好转进入",
  "movement.leftWorse": "恶化离开",
  "movement.leftBetter": "好转离开",
  "movement.paidOff": "结清",
  "movement.chargedOff": "核销",
  "movement.gone": "离开",
  "movement.repaid": "已还",
  "movement.closing": "期末",
  "movement.total": "合计",
  "movement.loans.other": "{count} 笔",
  "movement.meaning":
    "贷款以上月末的余额进出，此后少欠的部分计为在当前档的已还。新增贷款按现欠余额计入。每一行都平衡，每月期初等于上月期末。",
} as const satisfies Translation<typeof enMovementReport>;
