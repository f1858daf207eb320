import { toast } from 'sonner'
import { asAppError } from './request-error.ts'

/** Of what was done with a single click or key, where no dialog is open to say it in. */
export function tellFailure(thrown: unknown): void {
  const { message, action, code } = asAppError(thrown)
  toast.error(message, { description: `${action} (${code})` })
}
