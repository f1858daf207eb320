import type { ToolKinds } from '../tools.ts'

/** What the request said of its answer. */
export interface AnswerShape {
  readonly kinds: ToolKinds
  /** `stream_options.include_usage`. */
  readonly showsUsage: boolean
}
