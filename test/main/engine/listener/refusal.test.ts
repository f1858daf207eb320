import { describe, expect, it } from 'vitest'
import { refusalAnswer } from '../../../../src/main/engine/listener/refusal.ts'
import { AppError } from '../../../../src/shared/errors.ts'

const said = (code: ConstructorParameters<typeof AppError>[0], dialect: 'openai' | 'anthropic' | 'gemini') => {
  const { status, headers, body } = refusalAnswer(new AppError(code, { message: 'Because.' }), dialect, 'id-1')
  return { status, headers, json: JSON.parse(body.toString()) }
}

describe('a refusal', () => {
  it('speaks as OpenAI does', () => {
    const { status, json } = said('client_key_unknown', 'openai')
    expect(status).toBe(401)
    expect(json.error).toMatchObject({ type: 'invalid_request_error', param: null, code: 'invalid_api_key' })
  })

  it('speaks as Anthropic does', () => {
    const { status, json } = said('body_too_large', 'anthropic')
    expect(status).toBe(413)
    expect(json).toMatchObject({ type: 'error', error: { type: 'request_too_large' }, request_id: 'id-1' })
  })

  it('speaks as Gemini does, for which a wrong key is a 400', () => {
    const { status, json } = said('client_key_unknown', 'gemini')
    expect(status).toBe(400)
    expect(json.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect(json.error.details[0].reason).toBe('API_KEY_INVALID')
  })

  it('says what happened and what to do', () => {
    expect(said('vault_locked', 'openai').json.error.message).toBe('Waybill: Because. Unlock the vault: waybill unlock')
  })

  it('keeps SDKs from repeating what only the user can mend', () => {
    expect(said('vault_locked', 'openai').headers['x-should-retry']).toBe('false')
    expect(said('provider_unreachable', 'openai').headers['x-should-retry']).toBe('true')
  })
})
