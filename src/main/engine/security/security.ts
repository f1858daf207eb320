export { createPanic, type Panic } from './panic.ts'
export { openPanicStore } from './panic-record.ts'
export { eventOfRefusal } from './refusals.ts'
export { createSecurityEvents, type Noted, type SecurityEvents } from './security-events.ts'
