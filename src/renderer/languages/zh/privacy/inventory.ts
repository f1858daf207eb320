import type { inventory as englishInventory } from '../../../features/privacy/inventory.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const inventory = {
  inventory_note:
    'Waybill 保留的数据库每一列和每个文件，均出自程序本身所依据的同一份声明。其中没有提示词、响应、文件名或请求头值的位置。',
  inventory_search: '搜索清单',
  inventory_count_other: '{{formatted}} 项',
  inventory_found: '{{shown}} / {{total}}',
  inventory_none: '没有匹配项',
  inventory_none_text: '保留的内容中没有这些词。请去掉其中一个再试。',
  field: '字段',
  example: '示例',
  how_long: '保留期限',
  your_right: '你的权利',
  kept_and_rights: '{{retention}} · {{rights}}',
  kept_for: '保留：{{retention}}',
  also_right: '你还有以下权利：{{rights}}',
  only_right: '你的权利：{{rights}}',
  written_down: '记录',
  written_down_of: '记录 {{name}}',
  always: '始终',
  switch_off_title: '不再记录 {{name}}？',
  switch_off_text: '从下一次调用起，它在数据库和所有导出中都为空。',
  switch_off_keep: '仅从现在起',
  switch_off_erase: '同时从过去的记录中移除',
  field_erased_title: '{{name}} 已清除',
  field_erased_text: '不再记录，并已从过去的记录中移除。',
} as const satisfies TextsWithoutSingular<typeof englishInventory>
