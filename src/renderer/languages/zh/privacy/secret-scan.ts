import type { secretScan as englishSecretScan } from '../../../features/privacy/secret-scan.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const secretScan = {
  scan_note: '在工具发送的内容中查找凭据：地址、请求体和 WebSocket 消息。',
  scan_found_other: '最近 {{days}} 天发现 {{formatted}} 个凭据。',
  scan_held_back: '其中 {{formatted}} 个被拦下。',
  scan_not_counted: '不统计发现的数量：未保留安全事件。',
  scan_shapes: '凭形态识别凭据。没有固定形态的密码无法识别。',
  scan_keys_none: '客户端密钥可以有自己的规则，优先于此设置。',
  scan_keys_other: '{{formatted}} 个客户端密钥有自己的规则，优先于此设置。',
} as const satisfies TextsWithoutSingular<typeof englishSecretScan>
