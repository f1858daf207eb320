export { eventOfRefusal } from './refusals.ts'
export { createSecurityEvents, type Noted, type SecurityEvents } from './security-events.ts'
