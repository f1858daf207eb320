import type { outbound as englishOutbound } from '../../../features/privacy/outbound.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const outbound = {
  outbound_note: 'Waybill 连接过的每台主机。除系统解析的域名外，没有其他内容经由它离开本机。',
  range: '时间范围',
  range_24h: '24 小时',
  range_7d: '7 天',
  range_30d: '30 天',
  range_all: '全部',
  outbound_none: '没有联系过任何主机',
  outbound_none_text: '此时段内，既没有工具的请求，也没有 Waybill 自身的连接。',
  own_none: '此时段内 Waybill 没有自行联系任何人。',
  own_some_other: '此时段内 Waybill 自行联系了 {{formatted}} 台主机；原因见相应各行。',
  host: '主机',
  purpose_request: '工具的请求',
  purpose_provider_test: '测试提供商',
  purpose_price_list: '价目表',
  purpose_provider_bill: '提供商账单',
  purpose_metrics: '发往采集器的指标',
  purpose_update: '更新',
  account_own: '自行发起',
  last: '最近',
  connections: '连接数',
  sent: '已发送',
  received: '已接收',
  policy_link: '政策',
  policy_of: '{{of}} 的数据政策',
} as const satisfies TextsWithoutSingular<typeof englishOutbound>
