import type { responsibility as englishResponsibility } from '../../../features/privacy/responsibility.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const responsibility = {
  responsibility_note: '你和提供商之间没有任何公司，因此也没有别人可以询问。',
  party_waybill: '本机上的 Waybill',
  waybill_1: '只把请求送到你选择的提供商。',
  waybill_2: '只保留清单所列的内容，按你设定的期限，且只在本机。',
  waybill_3: '把提供商密钥存在保险库中，不给任何人看。',
  waybill_4: '没有账户、没有遥测，也没有接收数据的服务器。',
  party_you: '你',
  you_1: '决定使用哪些提供商，以及工具向它们发送什么。',
  you_2: '持有数据：这里记录的内容由你查看、更正、带走和抹除。',
  you_3: '对提示词中涉及的人负责，并选择有权处理这些数据的提供商。',
  you_4: '看管好这台机器：能读取你账户文件和内存的人，就能读到其中的内容。',
  party_provider: '你的提供商',
  provider_1: '看到你发送的全部内容，并按自己的政策响应。',
  provider_2: '可能在自己的国家、按自己的期限留存内容。',
  provider_3: '向你收费，并通过你提供的密钥识别你的账户。',
  provider_4: '可以被要求少留存：开关在每个提供商和每个客户端密钥处。',
  your_providers: '你的提供商',
  company: '公司',
  no_providers: '尚未设置提供商。',
  add_provider: '添加',
} as const satisfies TextsWithoutSingular<typeof englishResponsibility>
