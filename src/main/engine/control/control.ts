import type { Router } from '@orpc/server'
import type { contract } from '../../../shared/contract/contract.ts'

// biome-ignore lint/complexity/noBannedTypes: the handlers need nothing of a call's context
export type ControlRouter = Router<typeof contract, {}>
