import type { enForecastReport } from "../en/forecast-report";
import type { Translation } from "../message";

export const zhForecastReport = {
  "forecast.title": "预测",
  "forecast.lead": "若未来与所示月份相似，今后十二个月各档的情况。",
  "forecast.newLoans": "新增贷款",
  "forecast.newLoans.none": "现有贷款自然到期",
  "forecast.newLoans.average": "按近期水平新增",
  "forecast.caption": "预期贷款组合（{currency}）",
  "forecast.lost.other": "{count} 个月内损失",
  "forecast.lost.meaning": "届时逾期超过七个月或被核销的部分；目前已处于该档的不计入。",
  "forecast.error": "提前一个月的误差",
  "forecast.error.meaning": "以往预测误差大小的平均值，见下方回测。",
  "forecast.base.other": "依据 {count} 个月的迁徙合并得出。",
  "forecast.late": "逾期超过 30 天",
  "forecast.month": "月末",
  "forecast.lostSoFar": "累计损失",
  "forecast.backTest": "以往预测的误差",
  "forecast.backTest.balance":
    "把过去三年的每个月当作最后一个已知月份。比较逾期超过 30 天的余额：预测减实际，除以实际。",
  "forecast.backTest.loans":
    "把过去三年的每个月当作最后一个已知月份。比较逾期超过 30 天的笔数：预测减实际，除以实际。",
  "forecast.backTest.none": "需要连续七个月的数据，且其中有逾期。",
  "forecast.ahead": "提前",
  "forecast.months.other": "{count} 个月",
  "forecast.compared": "预测次数",
  "forecast.mean": "平均误差",
  "forecast.size": "平均误差大小",
  "forecast.empty": "还没有可用于预测的数据",
  "forecast.empty.text": "需要连续两个月末。在沙盒中请把时钟推过两个月末，或导入历史状态。",
} as const satisfies Translation<typeof enForecastReport>;
