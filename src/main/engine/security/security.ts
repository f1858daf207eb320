export { createSecurityEvents, type Noted, type SecurityEvents } from './security-events.ts'
