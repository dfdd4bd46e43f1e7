import type { enGuide } from "../en/guide";
import type { Translation } from "../message";

export const zhGuide = {
  "docs.begin": "入门",
  "docs.overview": "概览",
  "docs.guides": "指南",
  "docs.answerExample": "响应",
  "guide.sandbox-and-live.title": "沙盒与正式",
  "guide.sandbox-and-live.lead": "一分钟走完一笔贷款的数月，不会发出任何信函。",
  "guide.sandbox-and-live.same.title": "同一个产品",
  "guide.sandbox-and-live.same.text":
    "沙盒是一个独立的机构，API、页面和规则与正式机构完全相同。密钥只属于一个机构，绝不会触及另一个：`GET /v1/tenant` 说明密钥代表哪个机构，每个事件都带有 `mode`。",
  "guide.sandbox-and-live.differs.title": "不同之处",
  "guide.sandbox-and-live.differs.text":
    "- 以测试时钟代替日历：`PUT /v1/clock` 会像生产环境一样逐日经过。\n- 通知照常计划、放行或拒绝并写成，但不会送达任何人。\n- 借款人可以按脚本行事：`PUT /v1/sandbox/behaviour` 规定谁在何时还款。\n- 账本可以清空：`DELETE /v1/sandbox/book`。",
  "guide.sandbox-and-live.live.title": "正式上线",
  "guide.sandbox-and-live.live.text":
    "创建 `mode` 为 live 的机构，只为程序授予所需的权限范围，用 https 地址订阅事件，先以 `dryRun` 试导入账本。沙盒中的内容不会带入，编号也不同：请保留您自己的 `externalId`。",
  "guide.errors.title": "错误",
  "guide.errors.lead": "一种结构，含义永不改变的代码，每个代码一页说明。",
  "guide.errors.shape.title": "拒绝的结构",
  "guide.errors.shape.text":
    "所有拒绝都以 `application/problem+json`（RFC 9457）返回。程序请按 `code` 处理；`title` 供开发人员阅读，不要展示给借款人。`type` 指向该代码的页面：发生了什么、哪些没有受影响、可以怎么做。向我们反馈时请提供 `x-request-id`。",
  "guide.errors.fields.title": "字段有误",
  "guide.errors.fields.text":
    "`request.invalid` 在 `errors` 中一次列出全部字段：`pointer` 为请求体中的 `#/path`、`query:name` 或 `header:Name`，`detail` 说明什么样的值可行。不认识的字段同样会被拒绝，拼写错误不会悄悄丢失。",
  "guide.errors.again.title": "哪些可以重发",
  "guide.errors.again.text":
    "- `429` 和 `503`：等待 `Retry-After` 秒后，用同一 `Idempotency-Key` 原样重发。SDK 会自动完成。\n- 没有任何响应：同样处理，只计一次。\n- `409` `request.in_progress`：首个请求仍在处理，请再次询问。\n- `500`：可重发一次，没有任何操作做到一半。\n- 其他 `4xx`：不要原样重发，须先作出更改。",
  "guide.idempotency.title": "幂等",
  "guide.idempotency.lead": "重复发送只计一次。",
  "guide.idempotency.key.title": "每次写入一个键",
  "guide.idempotency.key.text":
    "每个 POST、PUT 和 DELETE 都请带上 `Idempotency-Key`：1 至 200 个可见 ASCII 字符，每件事用新的键，同一件事的每次尝试用同一个键。一天之内，同一键加同一请求体会得到首次的响应，并标有 `Idempotency-Replayed: true`；请求体不同则以 `request.key_reused` 拒绝。\n\nSDK 为每次调用生成键，并在重试时保持不变。如果您的进程可能在两次尝试之间中断，请自行提供：任务编号就很合适。",
  "guide.idempotency.kept.title": "保留什么",
  "guide.idempotency.kept.text":
    "- 500 以下的所有响应，包括拒绝。\n- 不保留 `5xx`：我们这边的失败可以用同一键重试。\n- 不保留文件上传：再次上传同一文件结果不变。",
  "guide.idempotency.natural.title": "您自己的编号",
  "guide.idempotency.natural.text":
    "贷款、还款和联系都带有您的 `externalId`，且永久有效：编号已存在的还款会按首次入账的结果返回，贷款、金额或日期不同则被拒绝。同一文件可以导入任意多次。",
  "guide.paging.title": "分页",
  "guide.paging.lead": "不再有 `nextCursor` 时列表结束。",
  "guide.paging.cursor.title": "游标",
  "guide.paging.cursor.text":
    "列表最多返回 `limit` 项（默认 50，最多 200）以及 `nextCursor`。只要它不为 `null`，就把它作为 `cursor` 连同相同的筛选条件再次发送。游标是位置而非快照：新增到它之前的内容不会出现；按逾期天数等会变化的顺序排列时，某一项可能越过它。游标不可解读，也不能用于其他列表。\n\nSDK 会自行遍历列表，用到时才请求下一页。",
  "guide.filtering.title": "筛选与排序",
  "guide.filtering.lead": "每个列表可以按什么缩小范围。",
  "guide.filtering.rules.title": "筛选",
  "guide.filtering.rules.text":
    "筛选条件是查询参数，多个条件同时生效。无效的取值会被拒绝，绝不会被忽略。可排序的列表带有 `sort`；游标只适用于生成它时的顺序。",
  "guide.filtering.caption": "各列表及其筛选条件",
  "guide.filtering.list": "列表",
  "guide.filtering.filters": "筛选条件",
  "guide.conflicts.title": "冲突",
  "guide.conflicts.lead": "两人修改同一内容，谁的都不会丢失。",
  "guide.conflicts.kinds.title": "两种情形",
  "guide.conflicts.kinds.text":
    "事实不会冲突：还款、贷款和导入可以任意顺序记入流水。两次写入争用同一行时，系统会自行重试；`409` `request.conflict` 表示多次未能成功，请重新读取并重新判断。\n\n人员编写的内容（草稿、信函、设置）带有 `ETag`。请把它作为 `If-Match` 发回：如果他人已先修改，您会得到 `412`，不会覆盖任何内容。不发送则以最后一次为准。",
  "guide.conflicts.caption": "支持 If-Match 的接口",
  "guide.conflicts.operation": "接口",
  "guide.receiving-events.title": "接收事件",
  "guide.receiving-events.lead": "带签名，至少一次，在事情成立后数秒内送达。",
  "guide.receiving-events.verify.title": "先验证，再采信",
  "guide.receiving-events.verify.text":
    "每个事件都发送到您的地址，并按 Standard Webhooks 对编号、时间和正文签名。请在任何解析之前对收到的原文验证，并拒绝超过五分钟的消息。`verifyEvent` 会完成这两步，并返回带类型的事件。",
  "guide.receiving-events.answer.title": "尽快响应",
  "guide.receiving-events.answer.text":
    "请在十秒内返回 `2xx`：先保存事件，再处理。其他响应都会重试，起初间隔五秒，之后最长间隔一天，持续三天。连续三天全部失败的接收方会被停用，并通知机构；`410` 会立即终止订阅。`GET /v1/subscriptions/{id}/deliveries` 可查看每次尝试。",
  "guide.receiving-events.order.title": "可能重复，顺序不定",
  "guide.receiving-events.order.text":
    "请用 `id`（即 `webhook-id`）识别重复，用 `timestamp` 判断新旧。事件说明事情发生时贷款的状况；当前状况请查询 API。事件中不含借款人的姓名和联系方式。",
  "guide.receiving-events.secret.title": "更换密钥与补发",
  "guide.receiving-events.secret.text":
    "调用 `POST /v1/subscriptions/{id}/secrets` 之后的一天内，事件带有两个签名，便于平稳切换。事件保留九十天：`POST /v1/subscriptions/{id}/replays` 可补发最多三十天的事件。",
  "guide.payments-in.title": "以 webhook 接收还款",
  "guide.payments-in.lead": "由收款方告知到账。",
  "guide.payments-in.sources.title": "来源",
  "guide.payments-in.sources.text":
    "`POST /v1/webhook-endpoints` 为一个发送方创建地址。Stripe、微信支付和支付宝按其自身签名原样接收，请在附加信息中指明贷款。其他发送方按 Standard Webhooks 签名，如下所示。",
  "guide.payments-in.sent.title": "发送",
  "guide.payments-in.sent.text":
    "`202` 表示已可靠保存，尚未入账：入账需数秒，并由事件 `payment.applied` 告知。同一 `webhook-id` 只计一次。未指明贷款的还款在 `/v1/unmatched-payments` 等待指定、分摊或退回（`payment.returned`），并附建议；发送 `payerName` 可按姓名匹配。`payment.reversed` 用于冲销还款。",
  "guide.status-history.title": "历史状态",
  "guide.status-history.lead": "原系统逐月记录的状态，第一天即可得到迁徙与 Vintage。",
  "guide.status-history.rows.title": "每行是一笔贷款的一个月",
  "guide.status-history.rows.text":
    "`kind=standings`。每行含 `loanExternalId`、`month`（2026-09 或该月任一天）与 `standing`：月末所处的 `M0` 至 `M7+`，或 `charged-off`（已核销）、`closed`（已结清）、`no-balance`（无余额）。可另附 `balance`、`principal`、`currency`、`product` 与 `disbursedOn`，金额以主单位书写。已结束的贷款也应包含在内，否则只统计到幸存者。月份必须已经结束。再次告知同一月份会取代之前的内容。",
  "guide.status-history.file.title": "使用您自己的写法",
  "guide.status-history.file.text":
    "映射把您的写法转换为系统的写法。`monthsFrom` 读取以相对月数书写的月份，如 0、-1、-2。此例中 0 表示逾期 1 至 29 天，C 为正常，X 为当月无贷款。",
  "guide.status-history.numbers.title": "由此得出什么",
  "guide.status-history.numbers.text":
    "文件读完后逐月统计。一次迁徙指同一贷款连续两个月末的状态均已知；未告知的月份不产生迁徙。Vintage 为 `disbursedOn` 所在月；未给出时为该贷款最早告知的月份，放款月数由此算起。逾期指 M2、M3、M4 及更差，含已核销。",
  "guide.status-history.again.title": "如果导入有误",
  "guide.status-history.again.text":
    "更换月份或映射前，请先删除已告知的内容：`DELETE /v1/standings`，直到 `isGone` 为真。本系统自己的月份不受影响；它们在每个月末统计，用 `source=book` 查询。",
} as const satisfies Translation<typeof enGuide>;
