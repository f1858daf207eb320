import type { z } from 'zod'
import { type Limits, limits } from '../../../shared/contract/limits.ts'
import { firstIssue } from '../../components/first-issue.ts'

/** What the form's fields hold: text, as it was typed; empty where nothing is to be limited. */
export interface KeyInput {
  readonly name: string
  readonly project: string
  readonly private: boolean
  readonly budgetDay: string
  readonly budgetMonth: string
  readonly requestsPerMinute: string
  readonly expiresDays: string
  readonly allowModels: string
  readonly plan: string
}

export const emptyKey: KeyInput = {
  name: '',
  project: '',
  private: false,
  budgetDay: '',
  budgetMonth: '',
  requestsPerMinute: '',
  expiresDays: '',
  allowModels: '',
  plan: '',
}

const DAY_MS = 86_400_000

/** By its digits, so that 0.10 is exactly that; null where it is no amount of dollars. */
export function nanoUsdIn(text: string): number | null {
  const [, whole, decimals = ''] = /^\$?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 1e9 + Number(decimals.padEnd(9, '0'))
}

export function countIn(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

/** 1 to 9999, as the command takes them. */
export function daysIn(text: string): number | null {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return days === 0 ? null : days
}

/** One on a line, or with commas between them. */
export function namesIn(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** For a form's `validate`: an empty field is well, then comes the way it is written, then the contract. */
export function checked<T>(read: (text: string) => T | null, unreadable: string, schema: z.ZodType) {
  return (text: string): true | string => {
    if (text.trim() === '') return true
    const value = read(text)
    return value === null ? unreadable : firstIssue(schema, value)
  }
}

export const limitSchemas = limits.shape

/** What the contract's `create` takes: only what was filled in. `now` in UTC milliseconds. */
export function newKeyOf(input: KeyInput, now: number) {
  const day = nanoUsdIn(input.budgetDay)
  const month = nanoUsdIn(input.budgetMonth)
  const requests = countIn(input.requestsPerMinute)
  const models = namesIn(input.allowModels)
  const days = daysIn(input.expiresDays)
  const limited: Limits = {
    ...(day === null ? {} : { budget_day_nano_usd: day }),
    ...(month === null ? {} : { budget_month_nano_usd: month }),
    ...(requests === null ? {} : { requests_per_minute: requests }),
    ...(models.length === 0 ? {} : { allow_models: models }),
  }
  return {
    name: input.name,
    ...(input.project.trim() === '' ? {} : { project: input.project }),
    ...(input.private ? { private: true } : {}),
    ...(Object.keys(limited).length === 0 ? {} : { limits: limited }),
    ...(input.plan === '' ? {} : { plan: input.plan }),
    ...(days === null ? {} : { expires_at: now + days * DAY_MS }),
  }
}
