import type { plans as englishPlans } from '../../../features/client-keys/plans.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const plans = {
  view_keys: '密钥',
  view_plans: '方案',
  plan_create: '创建方案',
  plan_carried_by: '采用者',
  plan_carried_by_none: '无密钥',
  plan_changed: '更改时间',
  plan_name_hint: '小写字母、数字、点、连字符或下划线，例如“team”。',
  plan_name_taken: '已有同名方案：请编辑它，或换一个名称。',
  plan_edit_title: '编辑方案 {{name}}',
  plan_edit_text: '从下一个请求起，适用于：{{names}}。',
  plan_saved_toast: '已保存方案 {{name}}',
  plan_remove: '移除',
  plan_remove_of: '移除方案 {{name}}',
  plan_remove_title: '移除方案 {{name}}？',
  plan_remove_text: '其限额将被丢弃。此操作无法撤销。',
  plan_removed_toast: '已移除方案 {{name}}',
  plans_empty_title: '还没有方案',
  plans_empty_text: '方案是一组命名的限额，可供多个客户端密钥采用。',
  plans_note: '采用方案的每个密钥各自享有其限额，互不共享。密钥自身的设定优先于方案。',
} as const satisfies TextsWithoutSingular<typeof englishPlans>
