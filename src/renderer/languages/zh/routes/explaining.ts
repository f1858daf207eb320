import type { explaining as englishExplaining } from '../../../features/routes/explaining.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const explaining = {
  explain: '解释',
  explain_note: '一个请求现在会怎样。不会发送任何内容。',
  explain_model: '模型',
  explain_more: '关于请求的更多信息',
  explain_tokens: '输入 Token 数',
  explain_empty: '填写模型，即可看到它会转到哪里以及原因。',
  explain_steps: '如何找到',
  explain_candidates: '转到哪里',
  explain_same: '原样转发：{{format}}',
  explain_path: '原样转发',
  explain_translated: '由 {{from}} 翻译为 {{to}}',
  explain_edit: '编辑这条路由',
  explain_matched: '由此决定',
  explain_unmatched: '不适用',
} as const satisfies TextsWithoutSingular<typeof englishExplaining>
