import type { enQuickStart } from "../en/quick-start";
import type { Translation } from "../message";

export const zhQuickStart = {
  "quickStart.title": "快速开始",
  "quickStart.lead":
    "十分钟，从零开始看到一笔逾期贷款、一封通知、一个带签名的事件和一笔还款。这里的每段代码都由测试逐字执行；请依次复制到同一个 shell。",
  "quickStart.forms": "代码形式",
  "quickStart.start.title": "开始之前",
  "quickStart.start.text":
    "需要 Node 20 或更新版本，以及带有 curl 和 openssl 的 bash。请在代码仓库的克隆中启动 Forbear 并保持运行；首次启动约需一分钟。",
  "quickStart.machine.text":
    "在另一个 shell 中设置因机器而异的内容。密码由 `npm start` 打印；接收端口可用任意空闲端口。",
  "quickStart.reader.live":
    "您已登录正式机构“{name}”，其业务日期为{date}。快速开始会另建沙盒，不会触及该机构。",
  "quickStart.reader.sandbox":
    "您已登录沙盒“{name}”，其日期为{date}。快速开始会另建沙盒，不会触及该沙盒。",
  "quickStart.reader.keys": "其 API 密钥",
  "quickStart.folder.title": "工作目录",
  "quickStart.folder.text":
    "请建在克隆旁边，而不是其中。TypeScript SDK 由 Forbear 自身提供，因此总与所调用的 API 相符。",
  "quickStart.folder.seen": "一个空目录；如选择 TypeScript，其中已有 SDK。",
  "quickStart.key.title": "沙盒及其密钥",
  "quickStart.key.text":
    "登录供人员使用，程序需要密钥。沙盒的日期为 2026 年 2 月 9 日，因此无论何时阅读，以下结果都相同。",
  "quickStart.key.seen": "`FORBEAR_KEY` 中已有密钥。它只显示这一次：Forbear 仅保存其摘要。",
  "quickStart.loan.title": "一笔贷款",
  "quickStart.loan.text":
    "本金 12,000.00，十二个月，年利率 9.5%，首期于 2 月 15 日到期。金额以分为单位。`externalId` 是您自己的编号：再次发送不会有任何变化。",
  "quickStart.loan.seen": "响应为 `created`，并给出编号。",
  "quickStart.listen.title": "事件接收端",
  "quickStart.listen.text":
    "您自己的系统，二十行代码：先证明事件来自 Forbear，再予以采信。它在后台运行，写入 `events.log`。",
  "quickStart.listen.seen": "暂时还没有内容。订阅的密钥在 `FORBEAR_EVENT_SECRET` 中。",
  "quickStart.live.title": "一个月之后",
  "quickStart.live.text":
    "拨动测试时钟。途中的每一天都像生产环境一样被扫描：分期到期，无人还款，策略发出通知。",
  "quickStart.live.seen":
    "贷款逾期 18 天，账龄为 `M1`，一期 1,052.20 未还。到期前五天已发出提醒，之后的通知按策略规定的日期发出。",
  "quickStart.heard.title": "接收端收到了什么",
  "quickStart.heard.text": "事件在相应提交后数秒内送达。以下每一行都已通过验证。",
  "quickStart.heard.seen": "到期次日贷款逾期的事件，以及每封通知的 `notice.sent`。",
  "quickStart.paid.title": "一笔还款到账",
  "quickStart.paid.text":
    "现在由您扮演银行：创建接收还款的地址，并发送一条带签名的消息。签名涵盖编号、时间和正文，无人可以凭空捏造还款。",
  "quickStart.paid.seen":
    "`payment.applied` 和 `loan.cured`，先后不定：该期已还清，不再有逾期款项。再发一次试试：同一 `webhook-id` 只计一次。",
  "quickStart.end.title": "结束",
  "quickStart.end.text": "停止接收端。沙盒会保留，可在页面左上角选择。",
  "quickStart.end.seen": "您已走完整个循环：录入贷款、经过一天、发出通知、送出事件、收到还款。",
  "quickStart.next.title": "接下来",
  "quickStart.next.imports": "以文件导入整个账本",
} as const satisfies Translation<typeof enQuickStart>;
