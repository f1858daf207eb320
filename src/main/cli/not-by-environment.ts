import type { ToolId } from '../../shared/contract/tool-ids.ts'
import { AppError } from '../../shared/errors.ts'

/** Of a tool that reads no variable which would lead it here. */
export function notByEnvironment(tool: ToolId): AppError {
  return new AppError('invalid_input', {
    message: `${tool} is not set up by its environment.`,
    action: `Set it up: waybill connect ${tool}`,
  })
}
