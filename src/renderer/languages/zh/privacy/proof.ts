import type { proof as englishProof } from '../../../features/privacy/proof.en.ts'
import type { TextsWithoutSingular } from '../../texts.ts'

export const proof = {
  proof_note: '经真实路径向 Waybill 内置的提供商发送带标记的请求，然后在 Waybill 拥有的每个文件中查找这些标记。',
  proof_run: '运行自检',
  proof_again: '再次运行',
  proof_sending: '正在发送带标记的请求…',
  proof_searching: '正在搜索所有文件…',
  proof_stopped: '中途停止：没有结论。',
  proof_step_send:
    '标记放在请求的每个位置发出：提示词、系统文本、工具、文件名、请求头、查询参数；并在完整或中断的响应和错误中返回。',
  proof_step_search: '在数据库、其日志、缓存、运行日志和临时文件中逐字节查找。',
  proof_step_erase: '抹除自检自身的记录，并在文件中查找其字节。不触碰其他内容。',
  proof_passed: '通过：任何文件中都没有标记，也没有被抹除记录的字节。',
  proof_failed_other: '未通过：发现 {{formatted}} 处标记。',
  proof_sum: '{{requests}} 个请求，{{markers}} 处标记；搜索 {{files}} 个文件，共 {{size}}；抹除自身记录 {{rows}} 行。',
  proof_left_out: '未搜索：',
  proof_sent_other: '已发送 {{formatted}} 个请求',
  proof_markers_other: '{{formatted}} 处标记',
  proof_searched_during_other: '响应进行中搜索了 {{formatted}} 个文件',
  proof_searched_before_other: '响应结束后搜索了 {{formatted}} 个文件',
  proof_searched_after_other: '抹除记录后搜索了 {{formatted}} 个文件',
  proof_clean: '未发现',
  proof_not_clean: '已发现',
  proof_found: '发现：{{where}}',
} as const satisfies TextsWithoutSingular<typeof englishProof>
