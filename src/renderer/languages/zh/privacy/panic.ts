import type { panic as englishPanic } from '../../../features/privacy/panic.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const panic = {
  panic_note: '用于密钥泄露或工具行为异常时：一切立即停止。',
  panic_does_vault: '锁定保险库：无法读取任何提供商密钥。',
  panic_does_keys: '永久吊销所有客户端密钥。',
  panic_does_streams: '切断所有正在传输的响应。',
  panic_does_proxy: '代理停止监听，重启后也是如此。',
  panic_undone: '不会再次询问，只有你能手动恢复。已记录的内容会保留。',
  panic_now: '紧急停止：立即停止一切',
  panic_on: '一切已停止',
  panic_on_since: '自 {{time}}（{{when}}）。重启后仍保持停止。',
  panic_did_vault: '保险库已锁定',
  panic_did_keys_other: '已吊销 {{formatted}} 个客户端密钥',
  panic_did_streams_other: '已切断 {{formatted}} 个流',
  panic_did_proxy: '代理未在监听',
  panic_back: '手动恢复步骤',
  panic_back_end: '让代理重新监听。',
  panic_end: '解除紧急停止',
  panic_back_unlock: '解锁保险库：',
  panic_back_keys: '给每个工具一个新密钥：',
} as const satisfies TextsWithoutSingular<typeof englishPanic>
