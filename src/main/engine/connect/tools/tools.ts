import type { ToolId } from '../../../../shared/contract/connect.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Tool } from '../tool.ts'
import { aider } from './aider.ts'
import { claudeCode } from './claude-code.ts'
import { cline } from './cline.ts'
import { codex } from './codex.ts'
import { continueDev } from './continue.ts'
import { geminiCli } from './gemini-cli.ts'
import { opencode } from './opencode.ts'
import { sdks } from './sdks.ts'
import { zed } from './zed.ts'

/** In the order in which they are shown. */
export const tools: readonly Tool[] = [claudeCode, codex, geminiCli, aider, opencode, continueDev, zed, cline, ...sdks]

export function toolOf(id: ToolId): Tool {
  const tool = tools.find((candidate) => candidate.id === id)
  if (tool) return tool
  throw new AppError('not_found', { message: `There is no tool ${id}.` })
}
