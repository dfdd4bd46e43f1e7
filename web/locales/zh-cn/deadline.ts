import type { enDeadline } from "../en/deadline";
import type { Translation } from "../message";

export const zhDeadline = {
  "deadline.title": "法律规定的期限",
  "deadline.caption": "这笔贷款的法定期限",
  "deadline.what": "事项",
  "deadline.state": "状态",
  "deadline.on": "日期",
  "deadline.doneOn": "最近完成",
  "deadline.source": "规则",
  "deadline.note": "根据账目、已发出的函件和记录的联系计算。在别处完成的，记录之后才计入。",
  "deadline.onlyFor": "（如属{kinds}；政策中未说明）",
  "deadline.kind.live-contact": "与借款人通话或尝试通话",
  "deadline.kind.late-letter": "早期协助通知",
  "deadline.kind.arrears-letter": "欠款通知",
  "deadline.kind.first-letter": "债务确认函",
  "deadline.kind.foreclosure-wait": "在此之前不得启动止赎程序",
  "deadline.state.met": "按时完成",
  "deadline.state.late": "逾期完成",
  "deadline.state.due": "须在此前完成",
  "deadline.state.missed": "已错过",
  "deadline.state.waiting": "尚不允许",
  "deadline.state.free": "已可进行",
} as const satisfies Translation<typeof enDeadline>;
