import type { AnswerAbout } from '../../codec.ts'

/** An id of Waybill's own: local servers repeat theirs, and Claude Code tells messages apart by it. */
export function messageOf(about: AnswerAbout, model: string | undefined) {
  return { id: `msg_${about.id}`, type: 'message', role: 'assistant', model: model ?? about.requestModel }
}
