import type { importing as english } from '../../../features/providers/import.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const importing = {
  import: '导入',
  import_title: '导入提供商',
  import_text:
    '来自 claude-code-router、CC Switch 和 LiteLLM 的设置。密钥直接存入保险库，不会在任何地方显示；原有设置保持不变。',
  import_vault: '保险库已锁定：无法存入密钥。',
  import_none_title: '未找到',
  import_none_text: '这台电脑的常用位置没有 claude-code-router 或 CC Switch 的设置。请在下方指定文件。',
  import_from: '来自 {{source}}',
  import_empty: '其中没有提供商。',
  import_key_given: '密钥在文件中',
  import_key_variable: '密钥在 {{variable}} 中',
  import_key_none: '无密钥',
  import_as: '将命名为 {{name}}',
  import_own_url: '默认地址',
  import_take_other: '导入 {{count}} 个提供商',
  import_rules_other: '{{count}} 条规则不会导入',
  import_rules_text: 'Waybill 按工具所请求的模型选择提供商。原有规则：',
  import_added_other: '已添加 {{count}} 个提供商',
  import_added_none: '未添加任何提供商',
  import_left: '未导入 {{name}}：{{because}}',
  import_file: '来自其他文件',
  import_source: '来源',
  import_path: '文件',
  import_path_hint: '这台电脑上的完整路径，例如 ~/litellm/config.yaml',
  import_read: '读取',
} as const satisfies TextsWithoutSingular<typeof english>
