import { describe, expect, it } from 'vitest'
import { asAppError, traceOf } from '../../../src/main/cli/report-error.ts'
import { AppError } from '../../../src/shared/errors.ts'

const thrownBy = (fields: object, cause?: unknown) => Object.assign(new Error('said', { cause }), fields)

describe('what a command says of an error', () => {
  it('is the engine’s own message and action, over the socket as in this process', () => {
    const own = new AppError('name_taken', { message: 'Taken.', action: 'Choose.' })
    expect(asAppError(own)).toBe(own)
    const carried = asAppError(thrownBy({ code: 'name_taken', data: { action: 'Choose.' } }))
    expect([carried.code, carried.message, carried.action]).toEqual(['name_taken', 'said', 'Choose.'])
  })

  it('is the schema’s own words for a value that the contract refuses', () => {
    const data = {
      issues: [
        { message: 'Give it a name.', path: ['name'] },
        { message: 'Too long.', path: [] },
        { message: 'Too long.', path: [] },
      ],
    }
    const error = asAppError(thrownBy({ code: 'BAD_REQUEST', data }))
    expect([error.code, error.message]).toEqual(['invalid_input', 'name: Give it a name. Too long.'])
  })

  it('tells an engine that went away from one that failed', () => {
    expect(asAppError(thrownBy({ code: 'ECONNRESET' })).code).toBe('not_running')
    expect(asAppError(thrownBy({}, thrownBy({ code: 'ECONNREFUSED' }))).code).toBe('not_running')
    expect(asAppError(thrownBy({ code: 'ENOENT', syscall: 'connect' })).code).toBe('not_running')
    expect(asAppError(thrownBy({ code: 'ENOENT', syscall: 'open' })).code).toBe('internal')
  })

  it('withholds the text of what was not foreseen, and says where it was', () => {
    const unforeseen = thrownBy({ message: 'sk-secret in here', code: 'ERR_ODD' })
    expect(asAppError(unforeseen).message).not.toContain('sk-secret')
    const trace = traceOf(unforeseen)
    expect(trace).toMatch(/^\(Error ERR_ODD\)\n\s+at /)
    expect(trace).not.toContain('sk-secret')
    expect(traceOf('sk-secret')).toBe('(string)\n')
  })
})
